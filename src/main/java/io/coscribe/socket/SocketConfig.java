package io.coscribe.socket;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator can set about WebSockets. */
@ConfigMapping(prefix = "coscribe.socket")
public interface SocketConfig {

    /** How much may wait for a client that doesn't read before it is cut off. */
    @WithDefault("64M")
    MemorySize unreadLimit();

    /**
     * How much of what a client sends may wait for an answer, as while the database is away, before no more is read from
     * it; one character counts as one byte, and each message 500 more, or each document that it names in bulk.
     */
    @WithDefault("16M")
    MemorySize unansweredLimit();

    /** Over how long a stopping service sends its clients away, so that they don't all come back at once. */
    @WithDefault("3s")
    Duration goodbye();
}
