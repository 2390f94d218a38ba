package io.coscribe.session;

import java.util.HashMap;
import java.util.Map;

/** Who hears every operation of one document, and from which revision on. Belongs to the session's thread. */
final class Subscriptions {

    /**
     * A participant's share of the live stream. Not a record: a later one of the same participant is another one.
     */
    static final class Subscription {

        private long from;

        private Subscription(long from) {
            this.from = from;
        }
    }

    /** The beginning of a stream that hasn't begun. */
    private static final long NOT_YET = Long.MAX_VALUE;

    private final Map<Participant, Subscription> all = new HashMap<>();

    /** From {@code revision} on everything reaches {@code participant}; replaces what they had. */
    void begin(Participant participant, long revision) {
        all.put(participant, new Subscription(revision));
    }

    /** As {@link #begin}, at a revision that isn't known yet: nothing reaches them before {@link #beginAt}. */
    Subscription prepare(Participant participant) {
        Subscription prepared = new Subscription(NOT_YET);
        all.put(participant, prepared);
        return prepared;
    }

    /** Begins what was prepared. Where it was replaced or ended meanwhile, nothing happens. */
    void beginAt(Subscription prepared, long revision) {
        prepared.from = revision;
    }

    void end(Participant participant) {
        all.remove(participant);
    }

    /** Delivers to everyone but the author, who hears of it by the acknowledgement. */
    void publish(Delivery delivery) {
        CommittedOperation operation = delivery.operation();
        all.forEach((participant, subscription) -> {
            if (subscription.from <= operation.revision() && !participant.clientId().equals(operation.id().client())) {
                participant.operation(delivery);
            }
        });
    }

    /** The revision from which on everything has reached {@code participant}; {@link Long#MAX_VALUE} if nothing has. */
    long reached(Participant participant) {
        Subscription subscription = all.get(participant);
        return subscription == null ? NOT_YET : subscription.from;
    }
}
