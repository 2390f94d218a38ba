package io.coscribe.access;

import io.coscribe.access.Access.Given;
import io.coscribe.id.DocumentId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What visitors are to documents, as the database says. */
@Singleton
class AccessStore implements Accesses {

    private static final String FIND = """
            select asked.n,
              case
                when d.type is not null then 'EXISTS'
                when exists (select from operation_batch b where b.document_key = d.key) then 'DELETED'
                else 'ABSENT'
              end,
              exists (select from access_grant g where g.document_key = d.key and g.role = 'owner'), r.role, r.until
            from unnest($1::text[], $2::text[]) with ordinality as asked (collection, name, n)
            left join document d using (collection, name)
            left join document_role r on r.document_key = d.key and r.user_id = $3""";

    private static final String LOCK = "select key from document where collection = $1 and name = $2 for update";

    /** Stands for nobody: no user has it. */
    private static final String NOBODY = "";

    private final Pool pool;
    private final AccessNews news;
    private final Optional<Given> everybody;

    @Inject
    AccessStore(Pool pool, AccessNews news, AccessConfig config) {
        this.pool = pool;
        this.news = news;
        this.everybody = config.anonymousRole().role().map(role -> new Given(role, Instant.MAX));
    }

    @Override
    public Optional<Role> everybodysRole() {
        return everybody.map(Given::role);
    }

    @Override
    public Uni<Map<DocumentId, Access>> find(Visitor visitor, Collection<DocumentId> documents) {
        return find(pool, visitor, List.copyOf(documents));
    }

    private Uni<Map<DocumentId, Access>> find(SqlClient database, Visitor visitor, List<DocumentId> asked) {
        return database.preparedQuery(FIND)
                .execute(Tuple.of(
                        asked.stream().map(DocumentId::collection).toArray(String[]::new),
                        asked.stream().map(DocumentId::name).toArray(String[]::new),
                        visitor.user().map(User::id).orElse(NOBODY)))
                .map(rows -> read(rows, asked, visitor));
    }

    private Map<DocumentId, Access> read(RowSet<Row> rows, List<DocumentId> asked, Visitor visitor) {
        Map<DocumentId, Access> found = new LinkedHashMap<>();
        rows.forEach(row -> found.merge(asked.get(row.getInteger(0) - 1), access(row, visitor), AccessStore::both));
        return found;
    }

    private Access access(Row row, Visitor visitor) {
        List<Given> given = new ArrayList<>();
        everybody.ifPresent(given::add);
        if (row.getString(3) != null) {
            Instant until = row.getOffsetDateTime(4) == null ? Instant.MAX : row.getOffsetDateTime(4).toInstant();
            given.add(new Given(Role.of(row.getString(3)), until));
        }
        return new Access(
                Access.Presence.valueOf(row.getString(1)),
                row.getBoolean(2),
                visitor.user().isPresent(),
                given);
    }

    private static Access both(Access one, Access other) {
        List<Given> given = new ArrayList<>(one.given());
        given.addAll(other.given());
        return new Access(one.document(), one.owned(), one.identified(), given);
    }

    @Override
    public Uni<Void> claim(User user, DocumentId document) {
        Tuple name = Tuple.of(document.collection(), document.name());
        return news.afterwards(pool.withTransaction(connection -> connection
                .preparedQuery("insert into document (collection, name) values ($1, $2) on conflict do nothing")
                .execute(name)
                .chain(() -> connection.preparedQuery(LOCK).execute(name))
                .map(rows -> rows.iterator().next())
                .chain(row -> mayBeClaimed(connection, user, document).chain(free -> free
                        ? own(connection, row.getLong(0), user)
                        : Uni.createFrom().voidItem()))));
    }

    private Uni<Boolean> mayBeClaimed(SqlConnection connection, User user, DocumentId document) {
        return find(connection, Visitor.of(user, Instant.MAX), List.of(document))
                .map(found -> found.get(document).mayBeClaimed());
    }

    private static Uni<Void> own(SqlConnection connection, long documentKey, User user) {
        return Grants.put(connection, documentKey, user, Role.OWNER)
                .chain(() -> AccessEvents.record(
                        connection, documentKey, user, new AccessChange.Granted(user, Role.OWNER)));
    }
}
