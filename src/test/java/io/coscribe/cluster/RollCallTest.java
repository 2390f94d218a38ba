package io.coscribe.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.presence.PresenceValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ann and others are on node a, Ben listens on node b. */
class RollCallTest {

    private final LogRecords log = new LogRecords(RollCall.class);
    private final ScriptedNetwork network = new ScriptedNetwork();
    private final ScriptedNode a = new ScriptedNode(network, "a");
    private final ScriptedNode b = new ScriptedNode(network, "b").listen();

    @BeforeEach
    void settle() {
        network.deliverAll();
        quiet();
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    /** Lets everything arrive and everyone rest. */
    private void quiet() {
        for (int i = 0; i < 4; i++) {
            network.deliverAll();
            a.rest();
            b.rest();
        }
        network.deliverAll();
    }

    private void say(String person, String value) {
        a.say(person, value);
        network.deliverAll();
    }

    private void beatAll() {
        b.beat();
        a.beat();
        network.deliverAll();
    }

    @Test
    void whatIsSaidAndTakenBackIsHeard() {
        say("ann", "here");
        say("ann", null);

        assertEquals(List.of("ann is here", "ann is null"), b.heard());
        assertEquals(List.of(), b.known());
    }

    @Test
    void whatWasTakenBackWhileNobodyHeardGoesAndTheRestStays() {
        say("ann", "here");
        say("cid", "there");
        b.heard();
        b.end.stopHearing();
        say("ann", null);
        b.restore();
        quiet();

        assertEquals(List.of("ann is null"), b.heard());
        assertEquals(Map.of("cid", "there"), b.seen());
    }

    @Test
    void whatCouldNotBeTakenBackGoesWhenItsNodeIsHeardAgain() {
        say("ann", "here");
        say("cid", "there");
        b.heard();
        a.end.stopSaying();
        say("ann", null);
        a.restore();
        quiet();

        assertEquals(List.of("ann is null"), b.heard());
    }

    @Test
    void whatWasSaidWhileNobodyHeardIsHeardAfterwards() {
        b.end.stopHearing();
        say("ann", "here");
        b.restore();
        quiet();

        assertEquals(List.of("ann is here"), b.heard());
    }

    @Test
    void whoHasNotHeardAnEpochFromItsBeginningDropsNothing() {
        say("ann", "here");
        b.heard();
        b.end.stopHearing();
        a.end.stopSaying();
        a.restore();
        network.deliverOne();
        network.deliverOne();
        b.end.reconnect();
        long asked = network.delivered("again");
        network.deliverAll();
        assertEquals(Map.of("ann", "here"), b.seen());
        assertEquals(asked + 1, network.delivered("again"));

        quiet();
        assertEquals(List.of(), b.heard(), "was asked for, and said again");
        a.end.stopSaying();
        say("ann", null);
        a.restore();
        quiet();
        assertEquals(Map.of(), b.seen());
    }

    @Test
    void whoDoesNotHearEverythingYetDropsNothing() {
        say("ann", "here");
        b.heard();
        b.end.hearOnly(Topic.ROLL_CALL);
        a.restore();
        quiet();
        b.restore();
        quiet();

        assertEquals(List.of(), b.heard());
        assertEquals(Map.of("ann", "here"), b.seen());
    }

    @Test
    void whatComesLateFromAnEarlierEpochCallsNothingBack() {
        ScriptedNetwork.End c = network.end();
        PresenceValue here = new PresenceValue(ScriptedNode.CHANNEL, "x", "here", 1, Optional.empty());
        String before = new PresenceMessage.Said("c", 1, "dan", here).encode();
        c.publish(Topic.presence(ScriptedNode.CHANNEL), before);
        c.publish(Topic.ROLL_CALL, new RollCallMessage.Begins("c", 2).encode());
        c.publish(Topic.presence(ScriptedNode.CHANNEL), new PresenceMessage.Said("c", 2, "dan", here).encode());
        c.publish(Topic.presence(ScriptedNode.CHANNEL), before);
        c.publish(Topic.ROLL_CALL, new RollCallMessage.Here("c", 2).encode());
        network.deliverAll();

        assertEquals(List.of("dan is here"), b.heard());
    }

    @Test
    void whoIsBackLaterThanOthersAfterAnOutageIsNotSilent() {
        say("ann", "here");
        b.heard();
        a.end.stopSaying();
        beatAll();
        beatAll();
        b.end.stopHearing();
        b.restore();
        network.deliverAll();
        beatAll();
        beatAll();
        a.restore();
        quiet();

        assertEquals(List.of(), b.heard());
    }

    @Test
    void onlyBeatsCountAsTime() {
        say("ann", "here");
        beatAll();
        b.heard();
        a.end.stopSaying();
        b.beat();
        for (int i = 0; i < 10; i++) {
            b.end.publish(Topic.ROLL_CALL, new RollCallMessage.Here("b", 1).encode());
        }
        network.deliverAll();

        assertEquals(List.of(), b.heard());
    }

    @Test
    void aSilentNodeIsDropped() {
        say("ann", "here");
        beatAll();
        b.heard();
        a.end.stopSaying();
        beatAll();
        beatAll();
        assertEquals(List.of(), b.heard());
        assertEquals(0, log.all().size());
        beatAll();

        assertEquals(List.of("ann is null"), b.heard());
        assertEquals(List.of(), b.known());
        beatAll();
        assertEquals(1, log.all().size());
    }

    @Test
    void aNodeThatWasNeverHeardToBeHereIsDroppedToo() {
        ScriptedNode c = new ScriptedNode(network, "c");
        c.say("dan", "here");
        c.end.stopSaying();
        for (int i = 0; i < 3; i++) {
            beatAll();
        }

        assertEquals(List.of("dan is here", "dan is null"), b.heard());
    }

    @Test
    void whoHearsNothingThinksNobodySilent() {
        say("ann", "here");
        b.heard();
        b.end.stopHearing();
        for (int i = 0; i < 10; i++) {
            beatAll();
        }

        assertEquals(List.of(), b.heard());
    }

    @Test
    void whoWasAsleepAndIsHereAgainSaysEverythingAgain() {
        say("ann", "here");
        for (int i = 0; i < 3; i++) {
            b.beat();
            network.deliverAll();
        }
        assertEquals(List.of("ann is here", "ann is null"), b.heard());
        a.beat();
        quiet();

        assertEquals(List.of("ann is here"), b.heard());
    }

    @Test
    void whatDoesNotComeBackMakesTheConnectionsAnew() {
        b.end.hang();
        for (int i = 0; i < 3; i++) {
            beatAll();
        }
        assertEquals(0, b.end.reconnections);
        beatAll();

        assertEquals(1, b.end.reconnections);
    }

    @Test
    void aNodeThatLeavesIsDroppedAtOnce() {
        say("ann", "here");
        a.leave();
        network.deliverAll();

        assertEquals(List.of("ann is here", "ann is null"), b.heard());
    }

    @Test
    void manyWhoAskAreAnsweredTogether() {
        long before = network.delivered("begins");
        for (int i = 0; i < 10; i++) {
            b.end.publish(Topic.ROLL_CALL, new RollCallMessage.Again("b", Optional.of("a")).encode());
        }
        network.deliverAll();
        assertEquals(before + 1, network.delivered("begins"));
        quiet();

        assertEquals(before + 2, network.delivered("begins"));
    }

    @Test
    void whatComesLateFromAnEarlierEpochIsNotHeard() {
        a.restore();
        quiet();
        PresenceValue late = new PresenceValue(ScriptedNode.CHANNEL, "x", "late", 1, Optional.empty());
        a.end.publish(Topic.presence(ScriptedNode.CHANNEL), new PresenceMessage.Said("a", 1, "ann", late).encode());
        network.deliverAll();

        assertEquals(List.of(), b.heard());
    }

    @Test
    void nothingIsRememberedForNobody() {
        say("ann", "here");
        assertEquals(List.of("a"), b.known());
        b.stopListening();
        assertEquals(List.of(), b.known());
        say("ann", "there");

        assertEquals(List.of(), b.known());
    }

    @Test
    void whoHearsOfNobodyOverSeveralBeatsIsAloneUntilSomebodyComes() {
        ScriptedNetwork empty = new ScriptedNetwork();
        ScriptedNode first = new ScriptedNode(empty, "first");
        beat(first, empty, 2);
        assertFalse(first.isAlone());
        beat(first, empty, 1);
        assertTrue(first.isAlone());

        ScriptedNode second = new ScriptedNode(empty, "second");
        empty.deliverAll();
        assertFalse(first.isAlone());
        assertEquals(1, first.arrivals());
        assertEquals(1, second.arrivals(), "is answered, without a beat");
        beat(second, empty, 5);
        assertFalse(second.isAlone());
        assertFalse(first.isAlone());
    }

    @Test
    void whoComesBackIsNotAloneBeforeItHasListenedAgain() {
        ScriptedNetwork empty = new ScriptedNetwork();
        ScriptedNode first = new ScriptedNode(empty, "first");
        beat(first, empty, 3);
        first.restore();
        assertFalse(first.isAlone());
        beat(first, empty, 3);
        assertTrue(first.isAlone());
    }

    @Test
    void whoIsLeftIsAloneAfterSeveralBeats() {
        b.leave();
        network.deliverAll();
        assertFalse(a.isAlone());
        beat(a, network, 3);
        assertTrue(a.isAlone());
    }

    private static void beat(ScriptedNode node, ScriptedNetwork network, int times) {
        for (int i = 0; i < times; i++) {
            node.beat();
            network.deliverAll();
        }
    }
}
