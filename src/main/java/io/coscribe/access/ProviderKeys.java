package io.coscribe.access;

import java.io.IOException;
import java.net.URI;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import org.jose4j.http.Get;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The keys that an OpenID Connect provider publishes: found by its discovery document, kept for as long as it allows,
 * and asked for anew, at most once a second, when a token names one that isn't among them. So a provider may change its
 * keys at any time. Asking blocks; called from any thread that may wait.
 */
final class ProviderKeys implements VerificationKeyResolver {

    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** Where the provider doesn't say how long its keys may be kept. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** While the provider is away, the keys that are known go on for so long. */
    private static final Duration KEPT_WHILE_AWAY = Duration.ofHours(1);

    /** Tokens that name invented keys aren't to make anybody ask the provider more often. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    private final String issuer;
    private VerificationKeyResolver found;

    ProviderKeys(URI issuer) {
        this.issuer = issuer.toString();
    }

    @Override
    public Key resolveKey(JsonWebSignature signature, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        return resolver().resolveKey(signature, nesting);
    }

    private synchronized VerificationKeyResolver resolver() throws UnresolvableKeyException {
        if (found == null) {
            try {
                found = discover();
            } catch (IOException e) {
                throw new UnresolvableKeyException("the discovery document of " + issuer + " can't be had", e);
            }
        }
        return found;
    }

    private VerificationKeyResolver discover() throws IOException {
        HttpsJwks keys = new HttpsJwks(keysAddress(http().get(issuer.replaceFirst("/$", "") + DISCOVERY).getBody()));
        keys.setSimpleHttpGet(http());
        keys.setDefaultCacheDuration(KEPT.toSeconds());
        keys.setRetainCacheOnErrorDuration(KEPT_WHILE_AWAY.toSeconds());
        keys.setRefreshReprieveThreshold(BETWEEN_QUESTIONS.toMillis());
        return new HttpsJwksVerificationKeyResolver(keys);
    }

    /** OpenID Connect Discovery 1.0, section 4.3: the document must name the issuer that it was asked of. */
    private String keysAddress(String document) throws IOException {
        try {
            var fields = JsonUtil.parseJson(document);
            if (issuer.equals(fields.get("issuer")) && fields.get("jwks_uri") instanceof String address) {
                return address;
            }
        } catch (JoseException e) {
            throw new IOException("it isn't JSON", e);
        }
        throw new IOException("it is another issuer's, or names no keys");
    }

    private static Get http() {
        Get get = new Get();
        get.setConnectTimeout((int) TIMEOUT.toMillis());
        get.setReadTimeout((int) TIMEOUT.toMillis());
        get.setRetries(0);
        return get;
    }
}
