package io.coscribe.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Which nodes are there, and up to where what they said holds.
 *
 * <p>What a node says on other topics, it says in an epoch. A new one begins whenever something may have been lost: the
 * node says that it begins, says everything again, and says that it is here. Who has heard all of that drops what the
 * node said before and hasn't said again: it was taken back while nobody heard.
 *
 * <p>Nodes say that they are here at every beat. Time is counted in this node's own beats that came back to it: who isn't
 * heard over several of them is silent, and what it said is dropped. So nobody is taken for silent by a node that can't
 * hear, or was asleep itself.
 *
 * <p>A node that has heard of no other over several of its own beats is alone. Whoever hears of a node that it didn't know
 * answers that it is here, too, so that from then on neither takes itself to be alone.
 *
 * <p>Called by the bus and by timers, one call at a time.
 */
final class RollCall {

    private static final Logger LOG = Logger.getLogger(RollCall.class);

    /** Later than all. */
    static final long EVERY_EPOCH = Long.MAX_VALUE;

    private static final int SILENT_AFTER = 3;
    private static final int FORGOTTEN_AFTER = 1_000;

    /** Between two epochs. */
    private static final Duration REST = Duration.ofSeconds(1);

    /** What nodes say on other topics. Called inside the roll call. */
    interface Sayings {

        /** The nodes of which something is known here. */
        Set<String> nodes();

        /** Whether anybody here listens to what other nodes say. */
        boolean areListenedTo();

        /** Says again, from now on in {@code epoch}, whatever this node says. */
        void sayAgain(long epoch);

        /** Forgets what {@code node} said before {@code epoch}. */
        void drop(String node, long epoch);
    }

    /** Runs a task after a while. */
    interface Timer {
        void after(Duration delay, Runnable task);
    }

    private static final class Other {
        long epoch;

        /** The last epoch that was heard from its beginning. */
        long begun;

        /** How many beats came back since it was heard. */
        int silence;

        boolean isSilent() {
            return silence >= SILENT_AFTER;
        }
    }

    private final Bus bus;
    private final Timer timer;
    private final String node;
    private final Sayings sayings;
    private final Runnable onArrival;
    private final Map<String, Other> others = new HashMap<>();
    private long epoch;
    private boolean isResting;
    private boolean isDueAfterRest;
    private int beatsUnheard;
    private int beatsAlone;
    private volatile boolean alone;

    /**
     * @param node who this node is: unique, and another one after a restart
     * @param onArrival called when there is another node that wasn't known: it may have said something to nobody
     */
    RollCall(Bus bus, Timer timer, String node, Sayings sayings, Runnable onArrival) {
        this.bus = bus;
        this.timer = timer;
        this.node = node;
        this.sayings = sayings;
        this.onArrival = onArrival;
        bus.subscribe(Topic.ROLL_CALL, this::hear);
    }

    /** Says that this node is here. To be called at regular intervals, the same on all nodes. */
    synchronized void beat() {
        if (!bus.isConnected()) {
            return;
        }
        beatsUnheard++;
        if (beatsUnheard > SILENT_AFTER) {
            beatsUnheard = 0;
            bus.reconnect("what is said doesn't come back");
        } else {
            say(new RollCallMessage.Here(node, epoch));
        }
    }

    /** Whether it is certain that nobody would hear what this node says. From any thread. */
    boolean isAlone() {
        return alone;
    }

    /** Messages arrive again; some may have been lost, in both directions. */
    synchronized void restored() {
        beatsUnheard = 0;
        notAlone();
        others.values().stream().filter(other -> !other.isSilent()).forEach(other -> other.silence = 0);
        if (sayings.areListenedTo()) {
            say(new RollCallMessage.Again(node, Optional.empty()));
        }
        sayAgain();
    }

    /** This node is about to stop: what it said goes at once. */
    synchronized void leave() {
        say(new RollCallMessage.Bye(node));
    }

    private void hear(String text) {
        try {
            hear(RollCallMessage.decode(text));
        } catch (RuntimeException e) {
            LOG.warnf("what another node said can't be understood: %s", e.getMessage());
        }
    }

    private synchronized void hear(RollCallMessage message) {
        if (message.node().equals(node)) {
            if (message instanceof RollCallMessage.Here && beatsUnheard > 0) {
                beatsUnheard = 0;
                judge();
                beatsAlone = others.isEmpty() ? beatsAlone + 1 : 0;
                alone = beatsAlone >= SILENT_AFTER;
            }
            return;
        }
        notAlone();
        if (!others.containsKey(message.node())) {
            arrived(message.node());
        }
        switch (message) {
            case RollCallMessage.Begins(String other, long begun) -> begins(other, begun);
            case RollCallMessage.Here(String other, long current) -> isHere(other, current);
            case RollCallMessage.Again(_, Optional<String> of) -> {
                if (of.isEmpty() || of.get().equals(node)) {
                    sayAgain();
                }
            }
            case RollCallMessage.Bye(String other) -> {
                others.remove(other);
                sayings.drop(other, EVERY_EPOCH);
            }
        }
    }

    private void notAlone() {
        beatsAlone = 0;
        alone = false;
    }

    private void arrived(String name) {
        other(name);
        say(new RollCallMessage.Here(node, epoch));
        onArrival.run();
    }

    private void begins(String name, long begun) {
        if (bus.isConnected()) {
            other(name).begun = begun;
        }
    }

    private void isHere(String name, long current) {
        Other other = other(name);
        boolean wasSilent = other.isSilent();
        boolean isNew = current > other.epoch;
        other.silence = 0;
        other.epoch = Math.max(other.epoch, current);
        if (isNew && other.begun == current) {
            sayings.drop(name, current);
        } else if (wasSilent || isNew && sayings.nodes().contains(name)) {
            // Something of it was dropped, or may have been missed.
            say(new RollCallMessage.Again(node, Optional.of(name)));
        }
    }

    /** A beat of this node has come back: it could have heard the others. */
    private void judge() {
        sayings.nodes().forEach(this::other);
        others.forEach((name, other) -> {
            other.silence++;
            if (other.silence == SILENT_AFTER) {
                LOG.warnf("node %s is silent: what is known of it is dropped", name);
            }
            if (other.isSilent()) {
                sayings.drop(name, EVERY_EPOCH);
            }
        });
        others.values().removeIf(other -> other.silence > FORGOTTEN_AFTER);
    }

    private Other other(String name) {
        return others.computeIfAbsent(name, _ -> new Other());
    }

    private void sayAgain() {
        if (isResting) {
            isDueAfterRest = true;
            return;
        }
        epoch++;
        say(new RollCallMessage.Begins(node, epoch));
        sayings.sayAgain(epoch);
        say(new RollCallMessage.Here(node, epoch));
        isResting = true;
        timer.after(REST, this::rested);
    }

    private synchronized void rested() {
        isResting = false;
        if (isDueAfterRest) {
            isDueAfterRest = false;
            sayAgain();
        }
    }

    private void say(RollCallMessage message) {
        bus.publish(Topic.ROLL_CALL, message.encode());
    }
}
