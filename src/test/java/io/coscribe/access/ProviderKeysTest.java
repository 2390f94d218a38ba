package io.coscribe.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.security.Key;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a provider is asked for its keys, and what becomes of tokens while it doesn't answer. */
class ProviderKeysTest {

    private static final Duration MOMENT = Duration.ofMillis(1);

    /** Of those that are kept while the provider is away. */
    private static final Duration HOUR = Duration.ofHours(1);

    private final OidcProvider provider = new OidcProvider();
    private final SteppedClock clock = new SteppedClock();
    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final Logger logger = Logger.getLogger(ProviderKeys.class.getName());
    private final List<String> warnings = new ArrayList<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                warnings.add(record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private ProviderKeys keys;

    @BeforeEach
    void open() {
        provider.open();
        keys = new ProviderKeys(URI.create(provider.issuer()), clock, workers::add);
        logger.addHandler(log);
    }

    @AfterEach
    void close() {
        logger.removeHandler(log);
        provider.stop();
    }

    private JsonWebSignature token() {
        try {
            JsonWebSignature token = new JsonWebSignature();
            token.setCompactSerialization(provider.token("ann", 60));
            return token;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token that names a key which nobody has. */
    private JsonWebSignature invented() {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue("RS256");
        token.setKeyIdHeaderValue("invented");
        return token;
    }

    private static CompletableFuture<Key> asked(Uni<Key> key) {
        return key.subscribeAsCompletionStage();
    }

    private CompletableFuture<Key> find(JsonWebSignature token) {
        return asked(keys.find(token));
    }

    /** Lets the provider be asked what it is to be asked. @return how many questions there were */
    private int answer() {
        int questions = workers.size();
        while (!workers.isEmpty()) {
            workers.remove().run();
        }
        return questions;
    }

    private static void assertFails(Class<? extends Throwable> expected, CompletableFuture<Key> key) {
        assertTrue(key.isDone());
        assertThrows(expected, () -> {
            try {
                key.join();
            } catch (CompletionException e) {
                throw e.getCause();
            }
        });
    }

    @Test
    void allWhoComeTogetherAskOneQuestion() {
        List<CompletableFuture<Key>> found =
                IntStream.range(0, 500).mapToObj(_ -> find(token())).toList();
        assertTrue(found.stream().noneMatch(CompletableFuture::isDone));
        found.getFirst().cancel(true);
        assertEquals(1, answer());
        found.stream().skip(1).forEach(key -> assertEquals(provider.key().getPublicKey(), key.join()));
        assertTrue(find(token()).isDone());
        assertEquals(0, answer());
    }

    @Test
    void inventedKeysAskOnceASecond() {
        find(token());
        answer();
        assertFails(InvalidTokenException.class, find(invented()));
        clock.pass(ProviderKeys.BETWEEN_QUESTIONS.minus(MOMENT));
        assertFails(InvalidTokenException.class, find(invented()));
        assertEquals(0, answer());
        clock.pass(MOMENT);
        CompletableFuture<Key> later = find(invented());
        assertFalse(later.isDone());
        assertTrue(find(token()).isDone());
        assertEquals(1, answer());
        assertFails(InvalidTokenException.class, later);
    }

    @Test
    void whileTheProviderIsAwayTokensFailAtOnce() {
        provider.answerWith(503);
        CompletableFuture<Key> first = find(token());
        assertEquals(1, answer());
        assertFails(ProviderAwayException.class, first);
        clock.pass(ProviderKeys.BETWEEN_FAILURES.minus(MOMENT));
        for (int i = 0; i < 100; i++) {
            assertFails(ProviderAwayException.class, find(token()));
        }
        assertEquals(0, answer());
        clock.pass(MOMENT);
        CompletableFuture<Key> second = find(token());
        assertEquals(1, answer());
        assertFails(ProviderAwayException.class, second);
        assertEquals(1, warnings.size(), warnings::toString);

        provider.answerWith(200);
        clock.pass(ProviderKeys.BETWEEN_FAILURES);
        CompletableFuture<Key> third = find(token());
        answer();
        assertEquals(provider.key().getPublicKey(), third.join());

        provider.answerWith(503);
        clock.pass(ProviderKeys.BETWEEN_QUESTIONS);
        find(invented());
        answer();
        assertEquals(2, warnings.size(), warnings::toString);
    }

    @Test
    void whileTheProviderIsAwayKnownKeysGoOnForAnHour() {
        JsonWebSignature token = token();
        find(token);
        answer();
        provider.answerWith(503);
        clock.pass(HOUR.minus(MOMENT));
        CompletableFuture<Key> known = find(token);
        assertFalse(known.isDone());
        answer();
        assertEquals(provider.key().getPublicKey(), known.join());
        assertTrue(find(token).isDone());
        assertFails(ProviderAwayException.class, find(invented()));
        clock.pass(MOMENT);
        assertFails(ProviderAwayException.class, find(token));
    }

    @Test
    void aKeyThatIsNoLongerPublishedIsGoneAfterTenMinutes() {
        JsonWebSignature old = token();
        find(old);
        answer();
        provider.changeKey();
        clock.pass(Duration.ofMinutes(10).minus(MOMENT));
        assertTrue(find(old).isDone());
        clock.pass(MOMENT);
        CompletableFuture<Key> gone = find(old);
        assertEquals(1, answer());
        assertFails(InvalidTokenException.class, gone);
        assertEquals(provider.key().getPublicKey(), find(token()).join());
    }
}
