package io.coscribe.socket;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

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

    /**
     * How much may be held in memory for all clients together: beginnings of messages, messages that wait for an answer,
     * and what clients don't read. Above it, whoever asks for more than a little is cut off. A quarter of the memory that
     * the service may use, unless set.
     */
    Optional<MemorySize> heldLimit();

    /** Over how long a stopping service sends its clients away, so that they don't all come back at once. */
    @WithDefault("3s")
    Duration goodbye();

    /** Whether messages are compressed for clients that ask for it, and those that they compress are understood. */
    @WithDefault("true")
    boolean compression();
}
