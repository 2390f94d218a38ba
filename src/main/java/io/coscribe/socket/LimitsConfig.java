package io.coscribe.socket;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How much one user may ask of one node. What grows by the second may be used at once for {@value Allowance#BURST_SECONDS}
 * seconds. Somebody anonymous counts as a user of their own with each connection.
 */
@ConfigMapping(prefix = "coscribe.limits")
public interface LimitsConfig {

    /** Sockets that one user may have open. */
    @WithDefault("100")
    int connectionsPerUser();

    /** Sockets that one user may open in a second. */
    @WithDefault("50")
    int openingsPerSecond();

    /** Sockets that all anonymous users together may have open. */
    @WithDefault("20000")
    int anonymousConnections();

    /** Documents that one connection may follow, and presence channels that it may listen to. */
    @WithDefault("20000")
    int subscriptionsPerConnection();

    /** Messages that one user may send in a second. */
    @WithDefault("5000")
    int messagesPerSecond();

    /** How much one user may send in a second; one character counts as one byte. */
    @WithDefault("16M")
    MemorySize bytesPerSecond();

    /** Presence values that one user may send in a second. */
    @WithDefault("200")
    int presencePerSecond();

    /** How large a message with a presence value may be; one character counts as one byte. */
    @WithDefault("16K")
    MemorySize presenceSize();
}
