package io.coscribe.network;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** The {@linkplain Backlog backlogs} of this node's clients. */
@Singleton
public class Backlogs {

    private static final AttributeKey<Backlog> BACKLOG = AttributeKey.valueOf("coscribe.backlog");

    /** Where nothing else is set, what is held for clients may be this part of the memory that there is. */
    private static final int PART = 4;

    private final AtomicLong held = new AtomicLong();
    private final long limit;

    @Inject
    Backlogs(NetworkConfig config) {
        this(config.heldLimit().map(MemorySize::asLongValue).orElse(Runtime.getRuntime().maxMemory() / PART));
    }

    /** @param limit of what is held for all clients together, in bytes */
    public Backlogs(long limit) {
        this.limit = limit;
    }

    /** That of a network connection. On its event loop. */
    public Backlog of(Channel channel) {
        Backlog present = channel.attr(BACKLOG).get();
        if (present != null) {
            return present;
        }
        Runnable hangUp = () -> channel.eventLoop().execute(() -> NetworkConnection.cutOff(channel));
        Backlog backlog = new Backlog(held, limit, hangUp);
        channel.attr(BACKLOG).set(backlog);
        channel.closeFuture().addListener(_ -> backlog.end());
        return backlog;
    }

    /** What is held for all clients together, in bytes. */
    public long held() {
        return held.get();
    }
}
