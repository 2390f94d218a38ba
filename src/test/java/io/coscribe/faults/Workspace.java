package io.coscribe.faults;

import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * What a client keeps from connection to connection: its id, the number of its last operation, and its documents with
 * what is under way. Follows docs/protocol.md. Called by the client's thread; others look, hence the lock.
 */
final class Workspace {

    private final Journal journal;
    private final List<SharedDocument> documents;
    private final Random random;
    private final Map<DocumentId, Replica> replicas = new HashMap<>();
    private final Map<DocumentId, Map<String, Object>> lastSent = new HashMap<>();
    /** Documents whose missed operations are on their way. */
    private final Set<DocumentId> asked = new HashSet<>();
    /** Creations that were sent without a base revision. */
    private final Set<OperationId> leftOpen = new HashSet<>();
    /** The last of them that was acknowledged. */
    private final Map<DocumentId, Map<String, Object>> created = new HashMap<>();
    private final Whims whims;
    private long sequence;

    /** @param whims what it sends twice */
    Workspace(Journal journal, List<SharedDocument> documents, Whims whims, Random random) {
        this.journal = journal;
        this.documents = documents;
        this.whims = whims;
        this.random = random;
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

    synchronized DocumentView view(SharedDocument document) {
        Replica replica = replicas.get(document.id());
        return new DocumentView(
                journal.client(), document, replica.revision(), replica.content().map(document.kind()::value));
    }

    /** Where every document is and what keeps it from being settled. */
    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder(journal.client());
        replicas.values().forEach(replica -> text.append("\n  %s at %d, under way: %s, more to send: %s".formatted(
                replica.document(), replica.revision(), replica.underWay().map(Replica.UnderWay::sequence),
                replica.hasMoreToSend())));
        return text.toString();
    }

    /** Introduces itself on a new connection: what is under way first, then what it wants to hear. */
    synchronized void comeBack(Link link) throws IOException {
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

    /** Does something to one of the documents, unless that isn't here. */
    synchronized void edit(Link link) throws IOException {
        SharedDocument document = documents.get(random.nextInt(documents.size()));
        Replica replica = replicas.get(document.id());
        if (replica != null) {
            document.change(replica.content(), random).ifPresent(replica::make);
            sendMore(link, replica);
        }
    }

    /** Takes in a message. */
    synchronized void take(Link link, Map<String, Object> message) throws IOException {
        switch ((String) message.get("a")) {
            case "s" -> arrived(documentOf(message), message.get("data"));
            case "f" -> {
                asked.remove(documentOf(message).id());
                arrived(documentOf(message), message.get("data"));
            }
            case "op" -> {
                if (message.containsKey("error")) {
                    refused(link, documentOf(message), message);
                } else {
                    operation(link, documentOf(message), message);
                }
            }
            default -> {}
        }
    }

    /** @param data a snapshot, if that was asked for */
    private void arrived(SharedDocument document, Object data) {
        if (data instanceof Map<?, ?> snapshot) {
            replicas.put(document.id(), new Replica(
                    document, document.kind().snapshot(snapshot), (Long) snapshot.get("v")));
        }
    }

    private void refused(Link link, SharedDocument document, Map<String, Object> message) throws IOException {
        Replica replica = replicas.get(document.id());
        if (replica != null && isUnderWay(replica, LoggedOperation.id(message))) {
            beginAnew(link, document);
        }
    }

    /** Takes everything back that isn't acknowledged: not every type can invert an operation, but all can be fetched. */
    private void beginAnew(Link link, SharedDocument document) throws IOException {
        replicas.remove(document.id());
        link.send(Wire.fetch(document.id()));
    }

    private void operation(Link link, SharedDocument document, Map<String, Object> message) throws IOException {
        Replica replica = replicas.get(document.id());
        long revision = (Long) message.get("v");
        if (replica == null || revision < replica.revision()) {
            return;
        }
        OperationId id = LoggedOperation.id(message);
        boolean isNext = revision == replica.revision();
        if (Wire.isAck(message) && leftOpen.contains(id) && !(isNext && isUnderWay(replica, id))) {
            // Created behind what others did, or although it was given up: the ack doesn't bring what lies before it.
            beginAnew(link, document);
        } else if (!isNext) {
            askForMissed(link, replica);
        } else if (isUnderWay(replica, id)) {
            replica.acknowledged();
            if (leftOpen.contains(id)) {
                created.put(document.id(), lastSent.get(document.id()));
            }
            whims.afterAck(link, lastSent.get(document.id()));
            sendMore(link, replica);
        } else if (!Wire.isAck(message)) {
            others(link, replica, document.kind().change(message));
        }
    }

    private void others(Link link, Replica replica, Change change) throws IOException {
        DocumentId document = replica.document().id();
        if (!replica.received(change)) {
            beginAnew(link, replica.document());
        }
        if (change instanceof Change.Delete && created.containsKey(document)) {
            whims.afterDeletion(link, created.get(document));
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
        Change change = replica.underWay().orElseThrow().change();
        if (!change.namesBase()) {
            leftOpen.add(id);
        }
        journal.add(new Journal.Submitted(link.number(), document, id, replica.revision(), change));
        lastSent.put(document, Wire.again(submission, journal.client()));
        link.send(submission);
        whims.afterSubmission(lastSent.get(document));
    }

    private SharedDocument documentOf(Map<String, Object> message) {
        return documents.stream()
                .filter(document -> document.id().name().equals(message.get("d")))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("not asked for: " + message));
    }
}
