package io.coscribe.cluster;

import io.coscribe.cluster.PresenceMessage.Said;
import io.coscribe.presence.PresencePeers;
import io.coscribe.presence.PresenceValue;
import java.util.Set;
import java.util.function.Consumer;

/** One channel on the other nodes, as it is told to those who listen to it here. Called from any thread. */
final class RemotePresence {

    /** Brings presence in a document into the order of its operations here. */
    interface Order {

        /**
         * Moves a value in a document to the head; an old one takes longer and may be overtaken.
         *
         * @param tell not called if the value can't be moved
         */
        void move(PresenceValue value, String clientId, Consumer<PresenceValue> tell);

        /** Takes back a value in a document, as of the head. */
        void takeBack(PresenceValue value, Consumer<PresenceValue> tell);
    }

    private final PresencePeers.News news;
    private final Order order;
    private final HeardPresence heard = new HeardPresence();

    RemotePresence(PresencePeers.News news, Order order) {
        this.news = news;
        this.order = order;
    }

    void hear(Said said) {
        if (!heard.isNews(said)) {
            return;
        }
        if (said.value().value() == null) {
            takeBack(said);
        } else if (said.value().place().isEmpty()) {
            news.said(said.value(), said.clientId());
        } else {
            order.move(said.value(), said.clientId(), moved -> {
                // Told behind what took it back, it would stay for ever.
                if (heard.holds(said)) {
                    news.said(moved, said.clientId());
                }
            });
        }
    }

    void hearRequest() {
        news.requested();
    }

    /** Takes back what {@code node} said before {@code epoch}. */
    void drop(String node, long epoch) {
        heard.drop(node, epoch).forEach(this::takeBack);
    }

    private void takeBack(Said said) {
        if (said.value().place().isEmpty()) {
            news.said(said.value().gone(0), said.clientId());
        } else {
            order.takeBack(said.value(), gone -> news.said(gone, said.clientId()));
        }
    }

    /** The nodes of which anything is known. */
    Set<String> nodes() {
        return heard.nodes();
    }

    /** Nobody listens any more. */
    void close() {
        heard.clear();
    }
}
