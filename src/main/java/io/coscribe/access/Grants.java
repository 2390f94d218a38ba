package io.coscribe.access;

import io.coscribe.id.DocumentId;
import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

/** The roles that people have in documents: granted to them by name, or come by with a share link. */
@Singleton
class Grants {

    private static final String PEOPLE = """
            select r.user_id, r.user_name, r.role, r.link_key
            from document_role r join document d on d.key = r.document_key
            where d.collection = $1 and d.name = $2
            order by r.since, r.user_id""";

    /** Changes of one document's grants stand in line: two owners who remove each other leave one. */
    private static final String LOCK = "select key from document where collection = $1 and name = $2 for update";

    private static final String PUT = """
            insert into access_grant (document_key, user_id, user_name, role) values ($1, $2, $3, $4)
            on conflict (document_key, user_id) do update set role = excluded.role, user_name = excluded.user_name
            where (access_grant.role, access_grant.user_name) <> (excluded.role, excluded.user_name)""";

    private static final String TAKE = "delete from access_grant where document_key = $1 and user_id = $2";

    private static final String OTHER_OWNERS =
            "select count(*) from access_grant where document_key = $1 and role = 'owner' and user_id <> $2";

    private static final String IS_OWNER =
            "select exists (select from access_grant where document_key = $1 and role = 'owner' and user_id = $2)";

    private static final String LEAVE_LINKS = """
            delete from share_link_use where user_id = $2
            and link_key in (select key from share_link where document_key = $1)""";

    private final Pool pool;
    private final AccessNews news;

    @Inject
    Grants(Pool pool, AccessNews news) {
        this.pool = pool;
        this.news = news;
    }

    /** Everybody who has a role, first come, first; somebody may have one by a grant and others by links. */
    Uni<List<Person>> people(DocumentId document) {
        return pool.preparedQuery(PEOPLE)
                .execute(Tuple.of(document.collection(), document.name()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Grants::person).toList());
    }

    private static Person person(Row row) {
        return new Person(
                new User(row.getString(0), row.getString(1)),
                Role.of(row.getString(2)),
                row.getLong(3) == null ? null : String.valueOf(row.getLong(3)));
    }

    /**
     * Gives {@code user} the role. What changes nothing isn't recorded. Fails with {@link ErrorCode#LAST_OWNER} if nobody
     * would own the document.
     */
    Uni<Void> grant(DocumentId document, User user, Role role, User by) {
        return change(document, by, new AccessChange.Granted(user, role), (connection, key) ->
                (role == Role.OWNER ? Uni.createFrom().voidItem() : requireOtherOwner(connection, key, user.id()))
                        .chain(() -> put(connection, key, user, role)));
    }

    /** Takes from {@code user} what they were granted, and what they have come by. As {@link #grant} otherwise. */
    Uni<Void> remove(DocumentId document, User user, User by) {
        return change(document, by, new AccessChange.Removed(user), (connection, key) -> {
            Tuple whose = Tuple.of(key, user.id());
            return requireOtherOwner(connection, key, user.id())
                    .chain(() -> connection.preparedQuery(TAKE).execute(whose))
                    .chain(taken -> connection.preparedQuery(LEAVE_LINKS).execute(whose)
                            .map(left -> taken.rowCount() + left.rowCount()));
        });
    }

    /** @return how many grants that has changed: none if {@code user} had the role, and was called so */
    static Uni<Integer> put(SqlConnection connection, long documentKey, User user, Role role) {
        return connection.preparedQuery(PUT)
                .execute(Tuple.of(documentKey, user.id(), user.name(), role.text()))
                .map(RowSet::rowCount);
    }

    /** @param work gets the document's key, and answers how many rows it has changed */
    private Uni<Void> change(
            DocumentId document, User by, AccessChange change, BiFunction<SqlConnection, Long, Uni<Integer>> work) {
        return news.afterwards(pool.withTransaction(connection -> connection.preparedQuery(LOCK)
                .execute(Tuple.of(document.collection(), document.name()))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(key -> work.apply(connection, key).chain(changed -> changed == 0
                        ? Uni.createFrom().voidItem()
                        : AccessEvents.record(connection, key, by, change)))));
    }

    private static Uni<Void> requireOtherOwner(SqlConnection connection, long documentKey, String userId) {
        Tuple user = Tuple.of(documentKey, userId);
        return connection.preparedQuery(IS_OWNER).execute(user).chain(owner ->
                connection.preparedQuery(OTHER_OWNERS).execute(user).invoke(others -> {
                    if (owner.iterator().next().getBoolean(0) && others.iterator().next().getLong(0) == 0) {
                        throw new ProblemException(ErrorCode.LAST_OWNER, "The document's last owner can't go");
                    }
                }))
                .replaceWithVoid();
    }
}
