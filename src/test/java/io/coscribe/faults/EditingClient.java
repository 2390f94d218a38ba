package io.coscribe.faults;

import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * An editor that never gives up, as docs/protocol.md asks of a client: it keeps its id and its work, comes back to any
 * node when its connection dies, sends again what is under way, and goes on from the revision it has.
 *
 * <p>Its own thread does all of it; others look at its replicas under this object's lock, and tell it to stop.
 */
final class EditingClient implements AutoCloseable {

    /** How a client treats its connection. */
    enum Habit {
        /** Keeps it for as long as it lives: what the service forgets to answer stays open for ever. */
        STEADY,
        /** Drops it now and then, and sends things twice. */
        RESTLESS,
    }

    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final Duration DEAD = Duration.ofSeconds(5);
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);
    /** One edit in so many drops the connection, one submission in so many is sent twice. */
    private static final int DROPS = 100;
    private static final int COPIES = 10;

    private final Cluster cluster;
    private final Journal journal;
    private final Habit habit;
    private final List<SharedDocument> documents;
    private final Random random;
    private final Copies copies;
    private final Thread thread;
    private final Map<DocumentId, Replica> replicas = new HashMap<>();
    private final Map<DocumentId, Map<String, Object>> lastSent = new HashMap<>();
    /** Documents of which missed operations are on their way. */
    private final Set<DocumentId> asked = new HashSet<>();
    private long sequence;
    private Backoff backoff = Backoff.START;
    private volatile boolean editing = true;
    private volatile boolean closed;

    EditingClient(Cluster cluster, Journal journal, Habit habit, List<SharedDocument> documents, Random random) {
        this.cluster = cluster;
        this.journal = journal;
        this.habit = habit;
        this.documents = documents;
        this.random = random;
        this.copies = new Copies(cluster, journal, new Random(random.nextLong()));
        this.thread = Thread.ofVirtual().name(journal.client()).start(this::live);
    }

    Journal journal() {
        return journal;
    }

    List<SharedDocument> documents() {
        return documents;
    }

    long acknowledgements() {
        return journal.count(Journal.Acknowledged.class);
    }

    /** No more edits, and no more whims: what is typed is still sent. */
    void stopEditing() {
        editing = false;
    }

    /** Whether everything typed is acknowledged and everything up to {@code head} has arrived. */
    synchronized boolean isSettledAt(SharedDocument document, long head) {
        Replica replica = replicas.get(document.id());
        return replica != null && replica.isSettledAt(head);
    }

    /** Whether anything that was typed isn't acknowledged. */
    synchronized boolean hasWork() {
        return replicas.values().stream().anyMatch(replica -> !replica.isSettledAt(replica.revision()));
    }

    /** The document as this client sees it. */
    synchronized DocumentView view(SharedDocument document) {
        Replica replica = replicas.get(document.id());
        return new DocumentView(
                journal.client(), document, replica.revision(), document.kind().value(replica.content()));
    }

    /** What keeps it from being settled. */
    synchronized String standing() {
        StringBuilder text = new StringBuilder(journal.client());
        replicas.values().forEach(replica -> text.append("\n  %s at %d, under way: %s, more to send: %s".formatted(
                replica.document(), replica.revision(), replica.underWay().map(Replica.UnderWay::sequence),
                replica.hasMoreToSend())));
        return text.toString();
    }

    private void live() {
        try {
            while (!closed) {
                connectAndTalk();
            }
        } catch (RuntimeException e) {
            journal.add(Journal.Broken.by(e));
        }
    }

    private void connectAndTalk() {
        try (Link link = connect()) {
            comeBack(link);
            talk(link);
        } catch (IOException e) {
            journal.add(new Journal.Disconnected(e.getMessage()));
            Await.pause(backoff.pause(random));
            backoff = backoff.next();
        }
    }

    private Link connect() throws IOException {
        String path = documents.size() == 1 ? Wire.pathOf(documents.getFirst().id()) : Wire.EVERY_DOCUMENT;
        return new Link(cluster.anyAddress(random), path, journal);
    }

    private synchronized void comeBack(Link link) throws IOException {
        asked.clear();
        for (Replica replica : replicas.values()) {
            if (replica.underWay().isPresent()) {
                submit(link, replica, Wire.again(Wire.submit(replica, replica.underWay().get()), journal.client()));
            }
        }
        for (SharedDocument document : documents) {
            Replica replica = replicas.get(document.id());
            link.send(replica == null
                    ? Wire.subscribe(document.id())
                    : Wire.subscribe(document.id(), replica.revision()));
        }
    }

    private void talk(Link link) throws IOException {
        Instant heard = Instant.now();
        Instant pinged = heard;
        Instant nextEdit = heard;
        while (!closed) {
            Optional<Map<String, Object>> message = link.receive(TICK);
            Instant now = Instant.now();
            if (message.isPresent()) {
                heard = now;
                backoff = Backoff.START;
                take(link, message.get());
            } else if (heard.plus(DEAD).isBefore(now)) {
                throw new IOException("nothing heard any more");
            } else if (heard.plus(SILENCE).isBefore(now) && pinged.plus(SILENCE).isBefore(now)) {
                pinged = now;
                link.send(Wire.ping());
            }
            if (editing && nextEdit.isBefore(now)) {
                edit(link);
                nextEdit = now.plusMillis(random.nextLong(LONGEST_PAUSE.toMillis()));
            }
        }
    }

    private synchronized void edit(Link link) throws IOException {
        SharedDocument document = documents.get(random.nextInt(documents.size()));
        Replica replica = replicas.get(document.id());
        if (replica != null) {
            replica.type(document.kind().edit(replica.content(), random));
            sendMore(link, replica);
        }
        if (habit == Habit.RESTLESS && random.nextInt(DROPS) == 0) {
            throw new IOException("dropped on a whim");
        }
    }

    private synchronized void take(Link link, Map<String, Object> message) throws IOException {
        if (message.containsKey("error")) {
            return;
        }
        switch ((String) message.get("a")) {
            case "s" -> subscribed(documentOf(message), message.get("data"));
            case "f" -> asked.remove(documentOf(message).id());
            case "op" -> operation(link, documentOf(message), message);
            default -> {}
        }
    }

    private void subscribed(SharedDocument document, Object data) {
        if (data instanceof Map<?, ?> snapshot) {
            replicas.put(document.id(), new Replica(
                    document, document.kind().content(snapshot.get("data")), (Long) snapshot.get("v")));
        }
    }

    private void operation(Link link, SharedDocument document, Map<String, Object> message) throws IOException {
        Replica replica = replicas.get(document.id());
        long revision = (Long) message.get("v");
        if (replica == null || revision < replica.revision()) {
            return;
        }
        if (revision > replica.revision()) {
            askForMissed(link, replica);
        } else if (isUnderWay(replica, LoggedOperation.id(message))) {
            replica.acknowledged();
            sendAckedAgain(link, document);
            sendMore(link, replica);
        } else if (!Wire.isAck(message)) {
            replica.received(document.kind().operation(message.get("op")));
        }
    }

    private void askForMissed(Link link, Replica replica) throws IOException {
        DocumentId document = replica.document().id();
        if (asked.add(document)) {
            journal.add(new Journal.Gap(link.number(), document, replica.revision()));
            link.send(Wire.fetch(document, replica.revision()));
        }
    }

    private boolean isUnderWay(Replica replica, OperationId id) {
        return id.client().equals(journal.client())
                && replica.underWay().filter(mine -> mine.sequence() == id.sequence()).isPresent();
    }

    private void sendMore(Link link, Replica replica) throws IOException {
        if (replica.hasMoreToSend()) {
            submit(link, replica, Wire.submit(replica, replica.send(++sequence)));
        }
    }

    private void submit(Link link, Replica replica, Map<String, Object> submission) throws IOException {
        DocumentId document = replica.document().id();
        OperationId id = new OperationId(journal.client(), (Long) submission.get("seq"));
        journal.add(new Journal.Submitted(link.number(), document, id, replica.revision()));
        lastSent.put(document, Wire.again(submission, journal.client()));
        link.send(submission);
        if (isInTheMood()) {
            copies.send(lastSent.get(document));
        }
    }

    /** A copy that the network held back: it names the base it was made against. */
    private void sendAckedAgain(Link link, SharedDocument document) throws IOException {
        Map<String, Object> late = lastSent.get(document.id());
        if (isInTheMood()) {
            link.send(late);
        }
        if (isInTheMood()) {
            copies.send(late);
        }
    }

    private boolean isInTheMood() {
        return editing && habit == Habit.RESTLESS && random.nextInt(COPIES) == 0;
    }

    private SharedDocument documentOf(Map<String, Object> message) {
        return documents.stream()
                .filter(document -> document.id().name().equals(message.get("d")))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("not asked for: " + message));
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        copies.close();
    }
}
