package io.coscribe.bench.load;

import io.coscribe.bench.load.Heard.Greeting;
import io.coscribe.bench.load.Heard.Nothing;
import io.coscribe.bench.load.Heard.Operation;
import io.coscribe.bench.load.Heard.Refusal;
import io.coscribe.bench.load.Heard.Subscribed;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One editor on one document, which has at most one operation under way, as a stock ShareDB client has. It holds no
 * content, and knows its revision by counting operations; one that is missing before an ack fails the load.
 *
 * <pre>
 * state      event               next
 * SILENT     opened              GREETING, greets unless the server does
 * GREETING   Greeting            READY
 * READY      create()            CREATING
 * CREATING   its operation       READY
 * READY      subscribe()         JOINING
 * JOINING    Subscribed          JOINED
 * JOINED     a key               AWAITING, sends an operation
 * AWAITING   a key               AWAITING, keeps the key
 * AWAITING   its operation       AWAITING, sends the next key it has kept; JOINED if there is none
 * any        Refusal             FAILED
 * </pre>
 *
 * Operations of others are heard in every state from JOINED on. Used by the event loop alone.
 */
final class Editor {

    private enum State { SILENT, GREETING, READY, CREATING, JOINING, JOINED, AWAITING, FAILED }

    private final Wire wire;
    private final Map<String, Editor> editors;
    private final Tally tally;
    private final Failure failure;
    private final KeyTimes keys = new KeyTimes();
    private final CompletableFuture<Void> greeted = new CompletableFuture<>();
    private CompletableFuture<Void> step = greeted;
    private Consumer<byte[]> socket = message -> {
        throw new IllegalStateException("not connected");
    };
    private State state = State.SILENT;
    private String clientId = "";
    private Optional<Rhythm> rhythm = Optional.empty();
    private int pressed = Wire.CREATION;
    private int sent = Wire.CREATION;
    private final Head head = new Head();
    private long acknowledged;

    /** @param editors all editors of the load by client id: this one joins them when it has one */
    Editor(Wire wire, Map<String, Editor> editors, Tally tally, Failure failure) {
        this.wire = wire;
        this.editors = editors;
        this.tally = tally;
        this.failure = failure;
    }

    Wire wire() {
        return wire;
    }

    /** Its connection is there: {@code socket} sends messages. */
    void opened(Consumer<byte[]> socket) {
        this.socket = socket;
        move(State.SILENT, State.GREETING);
        wire.greet().ifPresent(socket);
    }

    /** Done when the server has greeted it. */
    CompletableFuture<Void> greeted() {
        return greeted;
    }

    /** Creates the document. */
    CompletableFuture<Void> create() {
        move(State.READY, State.CREATING);
        return ask(wire.create());
    }

    /** Asks to hear operations. */
    CompletableFuture<Void> subscribe() {
        move(State.READY, State.JOINING);
        return ask(wire.subscribe());
    }

    /** Presses keys in this rhythm from now on; each makes an operation. */
    void type(Rhythm rhythm) {
        this.rhythm = Optional.of(rhythm);
        rhythm.begin(this::press);
    }

    /** Presses no more keys: done with the last ack. */
    CompletableFuture<Void> finish() {
        rhythm.ifPresent(Rhythm::end);
        step = new CompletableFuture<>();
        if (state == State.JOINED) {
            step.complete(null);
        }
        return step;
    }

    /** How many operations it has heard of without a gap, its own among them. */
    long revision() {
        return head.revision();
    }

    /** How many of its operations to the content were acknowledged. */
    long acknowledged() {
        return acknowledged;
    }

    /** @param now when it came, in nanoseconds of the process's clock */
    void hear(Heard heard, long now) {
        switch (heard) {
            case Greeting greeting -> {
                move(State.GREETING, State.READY);
                clientId = greeting.clientId();
                editors.put(clientId, this);
                step.complete(null);
            }
            case Subscribed subscribed -> {
                move(State.JOINING, State.JOINED);
                head.begin(subscribed.revision());
                step.complete(null);
            }
            case Operation operation when operation.author().equals(clientId) -> acknowledged(operation, now);
            case Operation operation -> arrived(operation, now);
            case Refusal refusal -> fail(new IllegalStateException("refused: " + refusal.message()));
            case Nothing() -> { }
        }
    }

    void fail(Throwable cause) {
        state = State.FAILED;
        failure.note(cause);
        step.completeExceptionally(cause);
    }

    private void acknowledged(Operation operation, long now) {
        switch (state) {
            case CREATING -> {
                state = State.READY;
                step.complete(null);
            }
            case AWAITING -> {
                requireNext(operation);
                head.hear(operation.revision());
                acknowledged++;
                tally.acknowledged(now - keys.get(operation.sequence()));
                sendOrRest();
            }
            case SILENT, GREETING, READY, JOINING, JOINED, FAILED ->
                    throw new IllegalStateException("an ack while " + state + ": " + operation);
        }
    }

    private void sendOrRest() {
        if (sent < pressed) {
            send();
        } else {
            state = State.JOINED;
            step.complete(null);
        }
        rhythm.ifPresent(Rhythm::acknowledged);
    }

    private void arrived(Operation operation, long now) {
        if (head.hear(operation.revision())) {
            tally.arrived(now - editors.get(operation.author()).keys.get(operation.sequence()));
        }
    }

    /** A server sends what an operation was transformed over before its ack. */
    private void requireNext(Operation operation) {
        if (operation.revision() != head.revision()) {
            throw new IllegalStateException("at revision %d came %s".formatted(head.revision(), operation));
        }
    }

    private void press() {
        pressed++;
        keys.set(pressed, System.nanoTime());
        tally.pressed();
        if (state != State.AWAITING) {
            move(State.JOINED, State.AWAITING);
            send();
        }
    }

    private void send() {
        sent++;
        socket.accept(wire.insert(head.revision(), sent));
    }

    private CompletableFuture<Void> ask(byte[] message) {
        step = new CompletableFuture<>();
        socket.accept(message);
        return step;
    }

    private void move(State from, State to) {
        if (state != from) {
            throw new IllegalStateException("on the way to %s: %s instead of %s".formatted(to, state, from));
        }
        state = to;
    }
}
