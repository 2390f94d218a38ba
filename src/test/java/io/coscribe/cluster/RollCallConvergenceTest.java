package io.coscribe.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whatever was lost on the way: once all connections are there, everybody sees who is there and nobody else. A failure
 * names its seed, and {@code -Dcoscribe.seed=…} runs that one alone.
 */
class RollCallConvergenceTest {

    private static final int ROUNDS = 1_000;
    private static final int STEPS = 60;
    private static final int PEOPLE = 3;
    private static final int BEATS_OF_SILENCE = 4;

    private final List<ScriptedNode> nodes = new ArrayList<>();
    private ScriptedNetwork network;
    private int started;
    private int seenAtTheEnd;

    @Test
    void everybodySeesWhoIsThere() {
        Long only = Long.getLong("coscribe.seed");
        LogRecords log = new LogRecords(RollCall.class);
        for (long seed = only == null ? 1 : only; seed <= (only == null ? ROUNDS : only); seed++) {
            try {
                run(new Random(seed));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + " (-Dcoscribe.seed=" + seed + "): " + e, e);
            }
        }
        log.close();
        assertTrue(only != null || seenAtTheEnd > ROUNDS, "hardly anybody was there");
    }

    private void run(Random random) {
        network = new ScriptedNetwork();
        nodes.clear();
        for (int i = 0; i < 3; i++) {
            start();
        }
        for (int i = 0; i < STEPS; i++) {
            step(random, nodes.get(random.nextInt(nodes.size())));
        }
        settle();
        for (ScriptedNode node : nodes) {
            Map<String, Object> there = new TreeMap<>();
            nodes.stream().filter(other -> other != node).forEach(other -> there.putAll(other.said()));
            assertEquals(there, node.seen(), "on " + node);
            Set<String> alive = nodes.stream().filter(other -> other != node && !other.said().isEmpty())
                    .map(ScriptedNode::toString).collect(Collectors.toSet());
            assertEquals(alive, Set.copyOf(node.known()), "remembered on " + node);
            seenAtTheEnd += there.size();
        }
    }

    private void start() {
        nodes.add(new ScriptedNode(network, "node-" + ++started).listen());
    }

    private void step(Random random, ScriptedNode node) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> node.say(node + "-" + random.nextInt(PEOPLE), "at " + random.nextInt(100));
            case 3 -> node.say(node + "-" + random.nextInt(PEOPLE), null);
            case 4 -> node.end.stopHearing();
            case 5 -> node.end.stopSaying();
            case 6 -> node.restore();
            case 7, 8 -> network.deliver(random.nextInt(20));
            case 9 -> node.beat();
            case 10 -> node.rest();
            case 11 -> {
                if (random.nextInt(8) == 0) {
                    // Killed, and another one started in its place.
                    node.end.stopHearing();
                    node.end.stopSaying();
                    nodes.remove(node);
                    start();
                }
            }
            default -> throw new AssertionError();
        }
    }

    private void settle() {
        network.deliverAll();
        nodes.forEach(ScriptedNode::restore);
        for (int i = 0; i < BEATS_OF_SILENCE; i++) {
            network.deliverAll();
            nodes.forEach(ScriptedNode::rest);
            network.deliverAll();
            nodes.forEach(ScriptedNode::beat);
        }
        network.deliverAll();
    }
}
