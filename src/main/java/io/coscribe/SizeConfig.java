package io.coscribe;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large an operator lets operations and documents become; one character of JSON counts as one byte. */
@ConfigMapping(prefix = "coscribe.limits")
public interface SizeConfig {

    /** How large an edit may be. */
    @WithDefault("8M")
    MemorySize operationSize();

    /** How large a document may become. One that is larger can be read, and made smaller. */
    @WithDefault("32M")
    MemorySize documentSize();
}
