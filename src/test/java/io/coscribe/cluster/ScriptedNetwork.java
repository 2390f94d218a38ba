package io.coscribe.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Carries messages between nodes of one test, when the test says so, and loses those that it is told to lose. */
final class ScriptedNetwork {

    private record Message(String topic, String text) {}

    private final Queue<Message> underWay = new ArrayDeque<>();
    private final List<String> delivered = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();

    /** One node's end. */
    final class End implements Bus {

        private final Map<String, List<Consumer<String>>> listeners = new HashMap<>();
        private boolean hears = true;
        private boolean says = true;
        private boolean knows = true;
        private Optional<String> only = Optional.empty();
        int reconnections;

        @Override
        public Subscription subscribe(String topic, Consumer<String> listener) {
            listeners.computeIfAbsent(topic, _ -> new ArrayList<>()).add(listener);
            return new Subscription() {
                @Override
                public CompletionStage<Void> started() {
                    return CompletableFuture.completedStage(null);
                }

                @Override
                public void close() {
                    listeners.get(topic).remove(listener);
                }
            };
        }

        @Override
        public void publish(String topic, String message) {
            if (says) {
                underWay.add(new Message(topic, message));
            }
        }

        @Override
        public boolean isConnected() {
            return !knows || hears && says && only.isEmpty();
        }

        @Override
        public void reconnect(String reason) {
            reconnections++;
        }

        /** The connection that hears is gone, and the node knows. */
        void stopHearing() {
            hears = false;
        }

        /** The connection is new: of all topics, this one has been subscribed again. */
        void hearOnly(String topic) {
            only = Optional.of(topic);
        }

        void stopSaying() {
            says = false;
        }

        /** Nothing goes through, and the node doesn't know. */
        void hang() {
            stopHearing();
            stopSaying();
            knows = false;
        }

        void reconnect() {
            hears = true;
            says = true;
            knows = true;
            only = Optional.empty();
        }

        private void receive(Message message) {
            if (hears && only.orElse(message.topic).equals(message.topic)) {
                List.copyOf(listeners.getOrDefault(message.topic, List.of()))
                        .forEach(listener -> listener.accept(message.text));
            }
        }
    }

    End end() {
        End end = new End();
        ends.add(end);
        return end;
    }

    /** Everything that is under way arrives, or is lost where nobody hears, and what that leads to. */
    void deliverAll() {
        while (!underWay.isEmpty()) {
            deliverOne();
        }
    }

    /** The next message arrives. */
    void deliverOne() {
        Message message = underWay.remove();
        delivered.add(message.text);
        ends.forEach(end -> end.receive(message));
    }

    /** Some of what is under way arrives. */
    void deliver(int most) {
        for (int i = 0; i < most && !underWay.isEmpty(); i++) {
            deliverOne();
        }
    }

    /** How many messages with this in their text have arrived, or could have. */
    long delivered(String part) {
        return delivered.stream().filter(text -> text.contains(part)).count();
    }
}
