package io.coscribe.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.id.DocumentId;
import io.coscribe.presence.PresencePeers;
import io.coscribe.presence.PresenceValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Ann says in a document on another node, on its way to those who listen here. */
class RemotePresenceTest {

    private static final PresenceValue.Place PLACE = new PresenceValue.Place(new DocumentId("notes", "one"), 3, "rich-text");

    private final ScriptedOrder order = new ScriptedOrder();
    private final List<String> told = new ArrayList<>();
    private final RemotePresence remote = new RemotePresence(new PresencePeers.News() {
        @Override
        public void said(PresenceValue value, String clientId) {
            told.add(clientId + " is " + value.value() + " at " + value.place().orElseThrow().revision());
        }

        @Override
        public void requested() {
            told.add("asked");
        }
    }, order);

    /** @param value null to take the last one back */
    private void hear(String value, long version) {
        remote.hear(new PresenceMessage.Said(
                "a", 1, "ann", new PresenceValue("notes.one", "x", value, version, Optional.of(PLACE))));
    }

    @Test
    void aValueIsToldAtTheHead() {
        hear("here", 1);
        order.arriveAll();

        assertEquals(List.of("ann is here at 7"), told);
    }

    @Test
    void whatIsTakenBackOnItsWayIsNotToldAfterwards() {
        hear("here", 1);
        hear(null, 1);
        order.arriveAll();

        assertEquals(List.of("ann is null at 7"), told);
    }

    @Test
    void whatIsDroppedOnItsWayIsNotToldAfterwards() {
        hear("here", 1);
        remote.drop("a", RollCall.EVERY_EPOCH);
        order.arriveAll();

        assertEquals(List.of("ann is null at 7"), told);
    }

    @Test
    void whatIsFollowedOnItsWayIsNotTold() {
        hear("here", 1);
        hear("there", 2);
        order.arriveAll();

        assertEquals(List.of("ann is there at 7"), told);
    }

    @Test
    void whatIsSaidAgainIsToldOnce() {
        hear("here", 1);
        order.arriveAll();
        hear("here", 1);
        order.arriveAll();

        assertEquals(List.of("ann is here at 7"), told);
    }

    @Test
    void anOlderValueIsNotTold() {
        hear("there", 2);
        hear("here", 1);
        hear(null, 1);
        order.arriveAll();

        assertEquals(List.of("ann is there at 7"), told);
    }
}
