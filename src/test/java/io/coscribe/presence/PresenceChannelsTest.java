package io.coscribe.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PresenceChannelsTest {

    private final List<Runnable> later = new ArrayList<>();
    private final PresenceChannels channels = new PresenceChannels(PresencePeers.NONE, later::add);
    private final Person ann = new Person();
    private final Person bob = new Person();
    private final Person cid = new Person();

    /** Somebody who writes down what they hear. */
    private static class Person implements PresenceListener {

        private final List<String> heard = new ArrayList<>();
        private boolean open = true;

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void presence(PresenceValue value, String clientId) {
            heard.add(value.channel() + ": " + clientId + "'s " + value.id() + " is " + value.value()
                    + " (" + value.version() + ")");
        }

        @Override
        public void presenceRequested(String channel) {
            heard.add(channel + ": asked");
        }

        /** What was heard since the last time. */
        List<String> heard() {
            List<String> all = List.copyOf(heard);
            heard.clear();
            return all;
        }
    }

    private void say(Person from, String clientId, String id, Object value, long version) {
        say(from, clientId, new PresenceValue("room", id, value, version, Optional.empty()));
    }

    private void say(Person from, String clientId, PresenceValue value) {
        channels.publish(value, clientId, from);
    }

    private void leave(Person person) {
        person.open = false;
        kept().forEach(name -> channels.unsubscribe(name, person, 0));
    }

    /** Since a channel was asked last, some time passes. */
    private void pass() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    /** The names that anything is kept for. What is kept has no other window: this is about memory alone. */
    private List<String> kept() {
        try {
            Field field = PresenceChannels.class.getDeclaredField("channels");
            field.setAccessible(true);
            return ((Map<?, ?>) field.get(channels)).keySet().stream().map(String.class::cast).sorted().toList();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("PresenceChannels keeps its channels elsewhere", e);
        }
    }

    @Test
    void whatIsTakenBackIsTheNewestThatWasSaid() {
        channels.subscribe("room", ann);
        say(bob, "b", "x", "new", 4);
        say(bob, "b", "x", "overtaken", 3);
        leave(bob);

        assertEquals(List.of("room: b's x is new (4)", "room: b's x is null (4)"), ann.heard());
    }

    @Test
    void whoSubscribesMakesTheOthersSayAgainWhereTheyAre() {
        channels.subscribe("room", ann);
        channels.subscribe("elsewhere", cid);
        channels.subscribe("room", bob);

        assertEquals(List.of("room: asked"), ann.heard());
        assertEquals(List.of(), bob.heard());
        assertEquals(List.of(), cid.heard());
    }

    @Test
    void whoSubscribesTwiceHearsOnce() {
        channels.subscribe("room", ann);
        channels.subscribe("room", ann);
        say(bob, "b", "x", "here", 0);

        assertEquals(List.of("room: b's x is here (0)"), ann.heard());
    }

    @Test
    void aRequestReachesTheOthers() {
        channels.subscribe("room", ann);
        channels.subscribe("room", bob);
        ann.heard();
        pass();
        channels.request("room", ann);

        assertEquals(List.of(), ann.heard());
        assertEquals(List.of("room: asked"), bob.heard());
    }

    @Test
    void aRequestFromOutsideReachesEveryone() {
        channels.subscribe("room", ann);
        channels.request("room", bob);

        assertEquals(List.of("room: asked"), ann.heard());
    }

    @Test
    void manyRequestsAtATimeReachTheOthersAsTwo() {
        channels.subscribe("room", ann);
        channels.subscribe("room", bob);
        pass();
        ann.heard();
        for (int i = 0; i < 100; i++) {
            channels.request("room", bob);
        }
        pass();
        pass();
        pass();

        assertEquals(List.of("room: asked", "room: asked"), ann.heard());
        assertEquals(List.of(), bob.heard());
    }

    @Test
    void whoComesWhileTheOthersWereJustAskedIsAskedForToo() {
        channels.subscribe("room", ann);
        channels.subscribe("room", bob);
        ann.heard();
        channels.subscribe("room", cid);

        assertEquals(List.of(), ann.heard());
        pass();
        assertEquals(List.of("room: asked"), ann.heard());
        assertEquals(List.of("room: asked"), bob.heard());
        assertEquals(List.of(), cid.heard());
    }

    @Test
    void aValueReachesTheOthersOnItsChannelAlone() {
        channels.subscribe("room", ann);
        channels.subscribe("room", bob);
        channels.subscribe("elsewhere", cid);
        ann.heard();
        say(ann, "a", "x", "here", 4);

        assertEquals(List.of(), ann.heard());
        assertEquals(List.of("room: a's x is here (4)"), bob.heard());
        assertEquals(List.of(), cid.heard());
    }

    @Test
    void whoSpeaksNeedNotListen() {
        channels.subscribe("room", ann);
        say(bob, "b", "x", "here", 0);

        assertEquals(List.of("room: b's x is here (0)"), ann.heard());
    }

    @Test
    void whatWasSaidIsTakenBackOnUnsubscribing() {
        channels.subscribe("room", ann);
        channels.subscribe("room", bob);
        say(bob, "b", "x", "here", 1);
        say(bob, "b", "x", "there", 2);
        say(bob, "b", "y", "here", 7);
        ann.heard();
        channels.unsubscribe("room", bob, 0);
        say(ann, "a", "z", "alone", 0);

        assertEquals(List.of("room: b's x is null (2)", "room: b's y is null (7)"), ann.heard());
        assertEquals(List.of(), bob.heard());
    }

    @Test
    void whatItsOwnerTookBackIsNotTakenBackAgain() {
        channels.subscribe("room", ann);
        say(bob, "b", "x", "here", 1);
        say(bob, "b", "x", null, 2);
        assertEquals(List.of("room: b's x is here (1)", "room: b's x is null (2)"), ann.heard());
        leave(bob);

        assertEquals(List.of(), ann.heard());
    }

    @Test
    void whoLeavesIsGoneFromEveryChannelSubscribedOrNot() {
        channels.subscribe("room", ann);
        channels.subscribe("hall", ann);
        channels.subscribe("room", bob);
        say(bob, "b", "x", "here", 1);
        say(bob, "b", new PresenceValue("hall", "y", "there", 2, Optional.empty()));
        ann.heard();
        leave(bob);
        say(ann, "a", "z", "alone", 0);

        assertEquals(List.of("hall: b's y is null (2)", "room: b's x is null (1)"),
                ann.heard().stream().sorted().toList());
        assertEquals(List.of(), bob.heard());
    }

    @Test
    void aPresenceIsTakenBackUnderTheIdItWasSaidWith() {
        channels.subscribe("room", ann);
        say(bob, "before", "x", "here", 1);
        say(bob, "after", "y", "here", 1);
        ann.heard();
        leave(bob);

        assertEquals(List.of("room: before's x is null (1)", "room: after's y is null (1)"), ann.heard());
    }

    @Test
    void twoConnectionsOfOneClientAreTwoListeners() {
        channels.subscribe("room", ann);
        channels.subscribe("room", bob);
        ann.heard();
        say(ann, "same", "x", "old", 1);
        say(bob, "same", "x", "new", 2);
        assertEquals(List.of("room: same's x is new (2)"), ann.heard());
        assertEquals(List.of("room: same's x is old (1)"), bob.heard());
        leave(ann);

        assertEquals(List.of("room: same's x is null (1)"), bob.heard());
    }

    @Test
    void whatComesAfterLeavingIsNotHeardAndLeavesNothing() {
        channels.subscribe("room", ann);
        leave(bob);
        say(bob, "b", "x", "late", 1);
        say(bob, "b", new PresenceValue("nobody's", "x", "late", 1, Optional.empty()));
        channels.subscribe("nobody's", bob);
        channels.subscribe("room", bob);
        say(ann, "a", "y", "here", 1);

        assertEquals(List.of(), ann.heard());
        assertEquals(List.of(), bob.heard());
        assertEquals(List.of("room"), kept());
    }

    @Test
    void emptyChannelsAreForgotten() {
        channels.request("asked", ann);
        channels.unsubscribe("never", ann, 0);
        assertEquals(List.of(), kept());

        channels.subscribe("room", ann);
        say(bob, "b", "x", "here", 1);
        assertEquals(List.of("room"), kept());
        channels.unsubscribe("room", ann, 0);
        assertEquals(List.of("room"), kept());
        say(bob, "b", "x", null, 2);
        assertEquals(List.of(), kept());
    }

    @Test
    void nothingIsLeftBehindWhenEveryoneHasLeft() {
        for (String channel : List.of("room", "hall", "stairs")) {
            channels.subscribe(channel, ann);
            say(ann, "a", new PresenceValue(channel, "x", "here", 1, Optional.empty()));
            say(bob, "b", new PresenceValue(channel, "y", "here", 1, Optional.empty()));
        }
        leave(ann);
        assertEquals(List.of("hall", "room", "stairs"), kept());
        leave(bob);

        assertEquals(List.of(), kept());
    }
}
