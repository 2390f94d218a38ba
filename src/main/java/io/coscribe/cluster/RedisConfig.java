package io.coscribe.cluster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How this node finds the others. */
@ConfigMapping(prefix = "coscribe.redis")
interface RedisConfig {

    /** The Redis that the nodes share, as {@link RedisUrl} says; none for a node that is alone. */
    Optional<String> url();

    /** How often nodes tell each other that they are there; the same on all of them. */
    @WithDefault("5s")
    Duration heartbeat();
}
