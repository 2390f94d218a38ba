package io.coscribe.presence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Who listens where, and what everyone has said there last. Nothing of it is stored: a presence ends with its
 * connection.
 *
 * <p>Called from any thread. A channel is touched only inside the map's lock for its name, so what one channel's
 * listeners hear has one order; listeners are called there and return at once.
 */
public final class PresenceChannels {

    private final class Channel implements PresencePeers.News {

        final String name;
        final Set<PresenceListener> listeners = new HashSet<>();
        final Map<PresenceListener, Map<String, Said>> said = new HashMap<>();

        /** Those who have asked where the others are, while these were asked a moment ago. */
        final Set<PresenceListener> asking = new HashSet<>();
        boolean askedLately;

        /** The same channel on the other nodes, while somebody listens here. */
        PresencePeers.Following elsewhere;

        Channel(String name) {
            this.name = name;
        }

        void add(PresenceListener listener) {
            listeners.add(listener);
            if (elsewhere == null) {
                elsewhere = peers.follow(name, this);
            }
        }

        void remove(PresenceListener listener) {
            listeners.remove(listener);
            if (listeners.isEmpty() && elsewhere != null) {
                elsewhere.close();
                elsewhere = null;
            }
        }

        @Override
        public void said(PresenceValue value, String clientId) {
            inChannel(name, channel -> channel.tellOthers(null, listener -> listener.presence(value, clientId)));
        }

        @Override
        public void requested() {
            inChannel(name, channel -> channel.ask(null));
        }

        /** Asks everyone but {@code from} where they are: at once, unless that was asked a moment ago. */
        void ask(PresenceListener from) {
            if (askedLately) {
                asking.add(from);
                return;
            }
            if (listeners.size() > (listeners.contains(from) ? 1 : 0)) {
                askedLately = true;
                betweenRequests.execute(() -> inChannel(name, Channel::askAgain));
            }
            tellOthers(from, listener -> listener.presenceRequested(name));
        }

        private void askAgain() {
            askedLately = false;
            if (!asking.isEmpty()) {
                PresenceListener from = asking.size() == 1 ? asking.iterator().next() : null;
                asking.clear();
                ask(from);
            }
        }

        /** Says it to everyone but {@code from}, on all nodes. */
        void say(PresenceValue value, String clientId, PresenceListener from) {
            tellOthers(from, listener -> listener.presence(value, clientId));
            peers.said(value, clientId);
        }

        void tellOthers(PresenceListener from, Consumer<PresenceListener> news) {
            for (PresenceListener listener : listeners) {
                if (listener != from) {
                    news.accept(listener);
                }
            }
        }

        void clear(PresenceListener from, long revision) {
            Map<String, Said> ended = said.remove(from);
            if (ended != null) {
                ended.values().forEach(last -> say(last.value.gone(revision), last.clientId, from));
            }
        }

        /** Whether {@code value} was overtaken on its way here; what is taken back must be the newest. */
        boolean hasNewer(PresenceValue value, PresenceListener from) {
            Said last = said.getOrDefault(from, Map.of()).get(value.id());
            return last != null && last.value.version() > value.version();
        }

        boolean isEmpty() {
            return listeners.isEmpty() && said.isEmpty();
        }
    }

    private record Said(PresenceValue value, String clientId) {}

    private final ConcurrentMap<String, Channel> channels = new ConcurrentHashMap<>();
    private final PresencePeers peers;
    private final Executor betweenRequests;

    /**
     * @param betweenRequests runs a task after so long as must pass before a channel's listeners are asked again where
     *     they are: each request makes everyone there say something, and whoever repeats it isn't to make them say too much
     */
    public PresenceChannels(PresencePeers peers, Executor betweenRequests) {
        this.peers = peers;
        this.betweenRequests = betweenRequests;
    }

    /**
     * From now on {@code listener} hears the channel; the others are asked to say again where they are.
     *
     * @return completes when other nodes are heard, too
     */
    public CompletionStage<Void> subscribe(String name, PresenceListener listener) {
        CompletableFuture<Void> heard = new CompletableFuture<>();
        inChannel(name, channel -> {
            if (listener.isOpen()) {
                channel.add(listener);
                channel.ask(listener);
                channel.elsewhere.started().thenRun(() -> {
                    peers.requested(name);
                    heard.complete(null);
                });
            }
        });
        return heard;
    }

    /**
     * {@code listener} hears no more, and what they said is taken back for the others.
     *
     * @param revision of the document that the channel is about, as the others know it; 0 for a free channel
     */
    public void unsubscribe(String name, PresenceListener listener, long revision) {
        inChannel(name, channel -> {
            channel.remove(listener);
            channel.clear(listener, revision);
        });
    }

    /** Asks the others to say again where they are. */
    public void request(String name, PresenceListener from) {
        inChannel(name, channel -> channel.ask(from));
        peers.requested(name);
    }

    /**
     * Tells the others, and remembers what to take back. {@code from} need not listen to the channel, and must
     * {@linkplain #unsubscribe leave} it afterwards.
     */
    public void publish(PresenceValue value, String clientId, PresenceListener from) {
        inChannel(value.channel(), channel -> {
            if (!from.isOpen() || channel.hasNewer(value, from)) {
                return;
            }
            if (value.value() == null) {
                channel.said.computeIfPresent(from, (_, all) -> {
                    all.remove(value.id());
                    return all.isEmpty() ? null : all;
                });
            } else {
                channel.said.computeIfAbsent(from, _ -> new LinkedHashMap<>())
                        .put(value.id(), new Said(value, clientId));
            }
            channel.say(value, clientId, from);
        });
    }

    private void inChannel(String name, Consumer<Channel> task) {
        channels.compute(name, (_, present) -> {
            Channel channel = present == null ? new Channel(name) : present;
            task.accept(channel);
            return channel.isEmpty() ? null : channel;
        });
    }
}
