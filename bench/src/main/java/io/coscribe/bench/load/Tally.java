package io.coscribe.bench.load;

/** What those editors of a load see that have come to one node, while it is measured. */
final class Tally {

    private boolean measuring;
    private long began;
    private long keys;
    private Histogram acks = new Histogram();
    private Histogram arrivals = new Histogram();

    void begin(long now) {
        keys = 0;
        acks = new Histogram();
        arrivals = new Histogram();
        began = now;
        measuring = true;
    }

    Seen end(long now) {
        measuring = false;
        return new Seen(now - began, keys, acks, arrivals);
    }

    /** An editor pressed a key, which makes an operation. */
    void pressed() {
        if (measuring) {
            keys++;
        }
    }

    /** An operation's author learnt its revision. */
    void acknowledged(long nanos) {
        if (measuring) {
            acks.add(nanos);
        }
    }

    /** An operation reached another editor. */
    void arrived(long nanos) {
        if (measuring) {
            arrivals.add(nanos);
        }
    }
}
