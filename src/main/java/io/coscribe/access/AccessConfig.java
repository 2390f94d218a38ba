package io.coscribe.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What an operator can set about who may do what. */
@ConfigMapping(prefix = "coscribe.access")
public interface AccessConfig {

    /** What everybody may do with every document, whether or not they have a token. */
    @WithDefault("none")
    AnonymousRole anonymousRole();

    /** How long a guest's token is valid; then it is renewed. */
    @WithDefault("15m")
    Duration tokenLifetime();

    /** How long a guest may stay away and come back as the same person. */
    @WithDefault("90d")
    Duration guestLifetime();

    /** Guests who may arrive in a second on one node, over a while; a tenfold number at once. */
    @WithDefault("100")
    int guestsPerSecond();

    /** The OpenID Connect provider whose tokens are accepted beside those of guests. */
    Provider provider();

    /** An OpenID Connect provider. */
    interface Provider {

        /** Its address, exactly as its tokens name it. */
        Optional<URI> issuer();

        /** Whom a token must be for: one of these. Required with an issuer. */
        Optional<Set<String>> audience();
    }

    /** The roles that everybody may be given. */
    enum AnonymousRole {
        NONE,
        VIEWER,
        EDITOR;

        public Optional<Role> role() {
            return switch (this) {
                case NONE -> Optional.empty();
                case VIEWER -> Optional.of(Role.VIEWER);
                case EDITOR -> Optional.of(Role.EDITOR);
            };
        }
    }
}
