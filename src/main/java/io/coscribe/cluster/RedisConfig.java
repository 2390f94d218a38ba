package io.coscribe.cluster;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How this node finds the others. */
@ConfigMapping(prefix = "coscribe.redis")
interface RedisConfig {

    /**
     * The Redis that the nodes share, as {@code redis://[[user:]password@]host[:port][/database]} or {@code rediss://…};
     * none for a node that is alone.
     */
    Optional<String> url();
}
