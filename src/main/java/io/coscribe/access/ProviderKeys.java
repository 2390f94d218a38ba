package io.coscribe.access;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * The keys that an OpenID Connect provider publishes, kept for ten minutes, and asked for anew when a token names one that
 * isn't among them. So a provider may change its keys at any time. It is asked one question at a time, at most once a
 * second, and not for some seconds after it gave no answer; who comes meanwhile waits for the answer that is under way,
 * or is told at once that there is none. While it is away, the keys that are known go on for an hour.
 *
 * <p>Called from any thread, of which none waits; the question blocks one of {@code workers}.
 */
final class ProviderKeys {

    private static final Logger LOG = Logger.getLogger(ProviderKeys.class);

    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final Duration KEPT_WHILE_AWAY = Duration.ofHours(1);

    /** Tokens that name invented keys aren't to make anybody ask the provider more often. */
    static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    static final Duration BETWEEN_FAILURES = Duration.ofSeconds(5);

    /** What was published, and when. */
    private record Published(List<JsonWebKey> keys, Instant at) {

        boolean isYoungerThan(Duration age, Instant now) {
            return now.isBefore(at.plus(age));
        }

        /** The key that has signed {@code token}, as its header says. */
        Optional<Key> find(JsonWebSignature token) {
            try {
                return Optional.ofNullable(new VerificationJwkSelector().select(token, keys)).map(JsonWebKey::getKey);
            } catch (JoseException e) {
                throw UnverifiedToken.invalid(e);
            }
        }
    }

    private final ProviderDiscovery provider;
    private final InstantSource clock;
    private final Executor workers;
    private Published published = new Published(List.of(), Instant.EPOCH);
    private Optional<CompletableFuture<Published>> question = Optional.empty();
    private Instant nextQuestion = Instant.EPOCH;
    private boolean away;

    ProviderKeys(URI issuer, InstantSource clock, Executor workers) {
        this.provider = new ProviderDiscovery(issuer);
        this.clock = clock;
        this.workers = workers;
    }

    /**
     * The key that has signed {@code token}, as its header says. Fails with {@link InvalidTokenException} if the provider
     * has none such, and with {@link ProviderAwayException} if that can't be told at present.
     */
    Uni<Key> find(JsonWebSignature token) {
        Published last = published();
        Optional<Key> known = last.find(token);
        Instant now = clock.instant();
        if (known.isPresent() && last.isYoungerThan(KEPT, now)) {
            return Uni.createFrom().item(known.get());
        }
        return ask(now)
                .map(answer -> answer.find(token).orElseThrow(() ->
                        new InvalidTokenException("The token is signed with an unknown key")))
                .onFailure(failure -> failure instanceof ProviderAwayException
                        && known.isPresent() && last.isYoungerThan(KEPT_WHILE_AWAY, now))
                .recoverWithItem(() -> known.orElseThrow());
    }

    private synchronized Published published() {
        return published;
    }

    private synchronized Uni<Published> ask(Instant now) {
        if (question.isEmpty()) {
            if (now.isBefore(nextQuestion)) {
                return away ? Uni.createFrom().failure(isAway()) : Uni.createFrom().item(published);
            }
            question = Optional.of(CompletableFuture.supplyAsync(this::answer, workers));
        }
        // A copy: who gives up waiting doesn't end the question for all others.
        return Uni.createFrom().completionStage(question.get().copy())
                .onFailure(CompletionException.class).transform(Throwable::getCause);
    }

    private Published answer() {
        try {
            return answered(new Published(provider.keys(), clock.instant()));
        } catch (IOException | RuntimeException e) {
            throw failed(e);
        }
    }

    private synchronized Published answered(Published answer) {
        if (away) {
            LOG.infof("The keys of %s can be had again", provider);
        }
        published = answer;
        asked(BETWEEN_QUESTIONS);
        away = false;
        return answer;
    }

    private synchronized ProviderAwayException failed(Exception failure) {
        if (away) {
            LOG.debugf("The keys of %s still can't be had: %s", provider, failure);
        } else {
            LOG.warnf("The keys of %s can't be had: %s", provider, failure);
        }
        asked(BETWEEN_FAILURES);
        away = true;
        return isAway();
    }

    private void asked(Duration pause) {
        question = Optional.empty();
        nextQuestion = clock.instant().plus(pause);
    }

    private static ProviderAwayException isAway() {
        return new ProviderAwayException("The OpenID Connect provider can't be reached");
    }
}
