package io.coscribe.access;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jose4j.http.Get;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * Where an OpenID Connect provider publishes its keys, as its discovery document says, which is read once. Asking blocks
 * for some seconds at most while nothing comes; called by one thread at a time.
 */
final class ProviderDiscovery {

    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final String issuer;
    private volatile Optional<String> keysAddress = Optional.empty();

    ProviderDiscovery(URI issuer) {
        this.issuer = issuer.toString();
    }

    /** The keys that are published now. */
    List<JsonWebKey> keys() throws IOException {
        if (keysAddress.isEmpty()) {
            keysAddress = Optional.of(keysAddress(get(issuer.replaceFirst("/$", "") + DISCOVERY)));
        }
        try {
            return new JsonWebKeySet(get(keysAddress.get())).getJsonWebKeys();
        } catch (JoseException e) {
            throw new IOException("the answer isn't a set of keys", e);
        }
    }

    /** OpenID Connect Discovery 1.0, section 4.3: the document must name the issuer that it was asked of. */
    private String keysAddress(String document) throws IOException {
        try {
            var fields = JsonUtil.parseJson(document);
            if (issuer.equals(fields.get("issuer")) && fields.get("jwks_uri") instanceof String address) {
                return address;
            }
        } catch (JoseException e) {
            throw new IOException("the discovery document isn't JSON", e);
        }
        throw new IOException("the discovery document is another issuer's, or names no keys");
    }

    private static String get(String address) throws IOException {
        Get get = new Get();
        get.setConnectTimeout((int) TIMEOUT.toMillis());
        get.setReadTimeout((int) TIMEOUT.toMillis());
        get.setRetries(0);
        return get.get(address).getBody();
    }

    @Override
    public String toString() {
        return issuer;
    }
}
