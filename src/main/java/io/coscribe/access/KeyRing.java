package io.coscribe.access;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.Key;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The keys of guests' tokens: this node's own, and of all others the public halves, which lie in the database. Called
 * from any thread.
 */
@Singleton
class KeyRing {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SigningKey own;
    private final Pool pool;
    private final ConcurrentMap<String, Key> known = new ConcurrentHashMap<>();

    @Inject
    KeyRing(@ConfigProperty(name = "coscribe.data-dir") Path dataDir, Pool pool) {
        this.own = SigningKey.in(dataDir);
        this.pool = pool;
        known.put(own.id(), own.key().getPublicKey());
    }

    /** Before anybody can ask for a token, every node can verify it. */
    void publish(@Observes StartupEvent event) {
        pool.preparedQuery("insert into signing_key (id, public_key) values ($1, $2) on conflict do nothing")
                .execute(Tuple.of(own.id(), own.publicJson()))
                .await()
                .atMost(PATIENCE);
    }

    SigningKey own() {
        return own;
    }

    /** The public key of that name; fails with {@link InvalidTokenException} if no node has one. */
    Uni<Key> find(String id) {
        Key key = known.get(id);
        if (key != null) {
            return Uni.createFrom().item(key);
        }
        return pool.preparedQuery("select public_key from signing_key where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    Key found = read(rows);
                    known.put(id, found);
                    return found;
                });
    }

    private static Key read(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw new InvalidTokenException("The token is signed with an unknown key");
        }
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(rows.iterator().next().getString(0)).getPublicKey();
        } catch (JoseException e) {
            throw new IllegalStateException("signing_key holds no key", e);
        }
    }
}
