package io.coscribe.network;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What an operator can set about network connections. */
@ConfigMapping(prefix = "coscribe.network")
public interface NetworkConfig {

    /** How long a client may take over sending one request, TLS handshake included. */
    @WithDefault("10s")
    Duration requestTime();

    /** Whether messages are compressed for clients that ask for it, and those that they compress are understood. */
    @WithDefault("true")
    boolean compression();

    /**
     * How much may be held in memory for all clients together: beginnings of messages, messages that wait for an answer,
     * and what clients don't read. Above it, whoever asks for more than a little is cut off. A quarter of the memory that
     * the service may use, unless set.
     */
    Optional<MemorySize> heldLimit();
}
