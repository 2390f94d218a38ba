package io.coscribe.access;

import io.coscribe.id.DocumentId;
import io.coscribe.id.RandomId;
import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** The share links of documents. A secret is known to whoever was told it, and to nobody here. */
@Singleton
class ShareLinks {

    /** Where a link leads. */
    record Destination(DocumentId document, Role role) {}

    private static final String CREATE = """
            insert into share_link (document_key, secret_hash, role, expires_at)
            select key, $3, $4, $5 from document where collection = $1 and name = $2
            returning key, role, created_at, expires_at, document_key""";

    private static final String VALID = "revoked_at is null and (expires_at is null or expires_at > clock_timestamp())";

    private static final String LIST = """
            select l.key, l.role, l.created_at, l.expires_at
            from share_link l join document d on d.key = l.document_key
            where d.collection = $1 and d.name = $2 and %s order by l.key""".formatted(VALID);

    private static final String REVOKE = """
            update share_link set revoked_at = clock_timestamp()
            where key = $3 and revoked_at is null
            and document_key = (select key from document where collection = $1 and name = $2)
            returning document_key""";

    private static final String FIND = """
            select l.key, l.role, d.collection, d.name, d.key
            from share_link l join document d on d.key = l.document_key
            where l.secret_hash = $1 and d.type is not null and %s for share of l""".formatted(VALID);

    private static final String USE = """
            insert into share_link_use (link_key, user_id, user_name) values ($1, $2, $3) on conflict do nothing""";

    private final Pool pool;
    private final AccessNews news;
    private final RandomId ids;

    @Inject
    ShareLinks(Pool pool, AccessNews news, RandomId ids) {
        this.pool = pool;
        this.news = news;
        this.ids = ids;
    }

    /** A new link, with its secret. */
    Uni<ShareLink> create(DocumentId document, NewShareLink wanted, User by) {
        Secret secret = Secret.random(ids);
        OffsetDateTime expires =
                wanted.expiresAt() == null ? null : wanted.expiresAt().atOffset(ZoneOffset.UTC);
        return news.afterwards(pool.withTransaction(connection -> connection.preparedQuery(CREATE)
                .execute(Tuple.of(
                        document.collection(), document.name(), Buffer.buffer(secret.hash()), wanted.role().text(), expires))
                .map(rows -> rows.iterator().next())
                .chain(row -> AccessEvents.record(
                                connection, row.getLong(4), by, new AccessChange.LinkCreated(row.getLong(0), wanted.role()))
                        .replaceWith(() -> read(row, secret.text())))));
    }

    /** The links that are valid. */
    Uni<List<ShareLink>> list(DocumentId document) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(document.collection(), document.name()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> read(row, null)).toList());
    }

    private static ShareLink read(Row row, String secret) {
        OffsetDateTime expires = row.getOffsetDateTime(3);
        return new ShareLink(
                String.valueOf(row.getLong(0)),
                Role.of(row.getString(1)),
                row.getOffsetDateTime(2).toInstant(),
                expires == null ? null : expires.toInstant(),
                secret);
    }

    /** Ends a link, and the roles of those who have come by it. Fails with {@link ErrorCode#SHARE_LINK_INVALID}. */
    Uni<Void> revoke(DocumentId document, long link, User by) {
        return news.afterwards(pool.withTransaction(connection -> connection.preparedQuery(REVOKE)
                .execute(Tuple.of(document.collection(), document.name(), link))
                .map(rows -> only(rows).getLong(0))
                .chain(key -> AccessEvents.record(connection, key, by, new AccessChange.LinkRevoked(link)))));
    }

    /** Gives {@code user} what the link with this secret gives. Fails with {@link ErrorCode#SHARE_LINK_INVALID}. */
    Uni<Destination> use(String secret, User user) {
        return news.afterwards(pool.withTransaction(connection -> connection.preparedQuery(FIND)
                .execute(Tuple.of(Buffer.buffer(new Secret(secret).hash())))
                .map(ShareLinks::only)
                .chain(row -> use(connection, row, user))));
    }

    private static Uni<Destination> use(SqlConnection connection, Row link, User user) {
        Role role = Role.of(link.getString(1));
        return connection.preparedQuery(USE)
                .execute(Tuple.of(link.getLong(0), user.id(), user.name()))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : AccessEvents.record(
                                connection, link.getLong(4), user, new AccessChange.LinkUsed(link.getLong(0), role)))
                .replaceWith(new Destination(new DocumentId(link.getString(2), link.getString(3)), role));
    }

    private static Row only(Iterable<Row> rows) {
        if (!rows.iterator().hasNext()) {
            throw new ProblemException(
                    ErrorCode.SHARE_LINK_INVALID, "There is no such share link, or it has expired or was revoked");
        }
        return rows.iterator().next();
    }
}
