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

    /** Delivers to everyone. */
    void publish(Delivery delivery) {
        all.forEach((participant, subscription) -> deliver(delivery, participant, subscription));
    }

    /**
     * Delivers to everyone but {@code submitter}, who hears of it by the acknowledgement. Another connection of the same
     * author hears it like everyone else: it may wait for just this operation, which it submitted again.
     */
    void publish(Delivery delivery, Participant submitter) {
        all.forEach((participant, subscription) -> {
            if (participant != submitter) {
                deliver(delivery, participant, subscription);
            }
        });
    }

    private static void deliver(Delivery delivery, Participant participant, Subscription subscription) {
        if (subscription.from <= delivery.operation().revision()) {
            participant.operation(delivery);
        }
    }

    /** The revision from which on everything has reached {@code participant}; {@link Long#MAX_VALUE} if nothing has. */
    long reached(Participant participant) {
        Subscription subscription = all.get(participant);
        return subscription == null ? NOT_YET : subscription.from;
    }
}
