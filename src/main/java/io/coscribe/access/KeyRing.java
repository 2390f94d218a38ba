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
import java.time.Instant;
import java.time.InstantSource;
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

    /** Tokens of a key that is taken out of the database are worthless on other nodes after this. */
    static final Duration KEPT = Duration.ofMinutes(1);

    private record Kept(Key key, Instant until) {}

    private final SigningKey own;
    private final Pool pool;
    private final InstantSource clock;
    private final ConcurrentMap<String, Kept> others = new ConcurrentHashMap<>();

    @Inject
    KeyRing(@ConfigProperty(name = "coscribe.data-dir") Path dataDir, Pool pool, InstantSource clock) {
        this.own = SigningKey.in(dataDir);
        this.pool = pool;
        this.clock = clock;
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
        if (id.equals(own.id())) {
            return Uni.createFrom().item(own.key().getPublicKey());
        }
        if (!SigningKey.isId(id)) {
            return Uni.createFrom().failure(unknown());
        }
        Instant now = clock.instant();
        Kept kept = others.get(id);
        return kept != null && now.isBefore(kept.until) ? Uni.createFrom().item(kept.key) : ask(id, now);
    }

    private Uni<Key> ask(String id, Instant now) {
        return pool.preparedQuery("select public_key from signing_key where id = $1")
                .execute(Tuple.of(id))
                .map(KeyRing::read)
                .invoke(key -> others.put(id, new Kept(key, now.plus(KEPT))));
    }

    private static Key read(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw unknown();
        }
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(rows.iterator().next().getString(0)).getPublicKey();
        } catch (JoseException e) {
            throw new IllegalStateException("signing_key holds no key", e);
        }
    }

    private static InvalidTokenException unknown() {
        return new InvalidTokenException("The token is signed with an unknown key");
    }
}
