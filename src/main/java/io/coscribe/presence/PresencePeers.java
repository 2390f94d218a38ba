package io.coscribe.presence;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The other nodes, as far as presence goes: what is said on a channel here is heard there, and the other way round.
 * Messages may be late or lost. What one node said and another missed is told before long, and what was said on a node
 * that is gone is taken back.
 */
public interface PresencePeers {

    /** A node that is alone. */
    PresencePeers NONE = new PresencePeers() {
        @Override
        public Following follow(String channel, News news) {
            return () -> {};
        }

        @Override
        public void said(PresenceValue value, String clientId) {}

        @Override
        public void requested(String channel) {}
    };

    /** What comes from another node about one channel. Called from any thread; returns at once. */
    interface News {

        void said(PresenceValue value, String clientId);

        void requested();
    }

    interface Following extends AutoCloseable {

        /** Completes when news arrive; also if they can't be had at present. */
        default CompletionStage<Void> started() {
            return CompletableFuture.completedStage(null);
        }

        @Override
        void close();
    }

    /** Hears what is said on a channel on other nodes from now on. */
    Following follow(String channel, News news);

    /** Tells the others what somebody here says, or takes back, on a channel. */
    void said(PresenceValue value, String clientId);

    /** Asks those on other nodes to say again where they are. */
    void requested(String channel);
}
