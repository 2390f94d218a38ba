package io.coscribe.cluster;

import io.coscribe.session.Peers;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Carries messages between nodes by topic. They may be lost, and come back to the node that sent them; those of one
 * node arrive in the order in which it sent them.
 */
interface Bus {

    /** One listener of one topic. Completes as started also when it is known that messages can't arrive at present. */
    interface Subscription extends Peers.Following {

        @Override
        CompletionStage<Void> started();
    }

    /** @param listener called from any thread, one message after another; returns at once */
    Subscription subscribe(String topic, Consumer<String> listener);

    void publish(String topic, String message);

    /** Whether this node is heard, and hears everything it has subscribed to; as far as it knows. */
    boolean isConnected();

    /** Makes the connections anew: somebody has found that they don't work. */
    void reconnect(String reason);
}
