package io.coscribe.faults;

import io.coscribe.faults.Whims.Habit;
import io.coscribe.id.OperationId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Clients that edit documents on a cluster until they are told to stop, and what comes out of it. */
final class FaultRun implements AutoCloseable {

    /** Generous: a busy machine starts a node in half a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int PROGRESS = 3;
    private static final int MOST_SHOWN = 20;

    private final Cluster cluster;
    private final List<SharedDocument> documents = new ArrayList<>();
    private final List<EditingClient> clients = new ArrayList<>();
    private final Journal creations;
    private Duration recovery = Duration.ZERO;

    /**
     * Creates a document of every kind, and lets clients edit them and another one, which comes and goes: every third
     * client one of them, on its own socket, the others all of them.
     *
     * @param name makes the names of documents and clients unique in the database
     * @param habits of the clients, one by one
     */
    FaultRun(Cluster cluster, String name, Random random, List<Habit> habits) throws IOException {
        this.cluster = cluster;
        this.creations = new Journal(name + "-creator");
        try (Link link = new Link(cluster.anyAddress(random), Wire.EVERY_DOCUMENT, creations)) {
            for (DocumentKind kind : DocumentKind.values()) {
                create(SharedDocument.named(name + "-" + kind.type().name(), kind), link);
            }
        }
        DocumentKind kind = DocumentKind.values()[random.nextInt(DocumentKind.values().length)];
        documents.add(1, SharedDocument.fleeting(name + "-fleeting", kind));
        for (int i = 0; i < habits.size(); i++) {
            clients.add(new EditingClient(
                    cluster,
                    new Journal(name + "-client-" + i),
                    habits.get(i),
                    i % 3 == 2 ? List.of(documents.get(i / 3 % documents.size())) : documents,
                    new Random(random.nextLong())));
        }
    }

    private void create(SharedDocument document, Link link) throws IOException {
        documents.add(document);
        long sequence = documents.size();
        OperationId id = new OperationId(creations.client(), sequence);
        Change creation = document.kind().creation(Change.Base.OPEN);
        creations.add(new Journal.Submitted(link.number(), document.id(), id, 0, creation));
        link.send(Wire.create(document, sequence));
        while (creations.count(Journal.Acknowledged.class) < sequence) {
            link.receive(PATIENCE);
        }
    }

    List<SharedDocument> documents() {
        return List.copyOf(documents);
    }

    List<EditingClient> clients() {
        return List.copyOf(clients);
    }

    /** Of everyone who writes. */
    List<Journal> journals() {
        return Stream.concat(Stream.of(creations), clients.stream().map(EditingClient::journal)).toList();
    }

    /** How many acknowledgements the clients have had. */
    long acknowledgements() {
        return clients.stream().mapToLong(EditingClient::acknowledgements).sum();
    }

    /** How many changes of a kind were acknowledged to clients; first creations of documents don't count. */
    long acknowledged(Class<? extends Change> kind) {
        return clients.stream().mapToLong(client -> client.journal().acknowledged(kind)).sum();
    }

    /** Waits until every client has had some more acknowledgements, and remembers how long that took. */
    void awaitProgress() {
        Instant begin = Instant.now();
        Map<EditingClient, Long> before = new HashMap<>();
        clients.forEach(client -> before.put(client, client.acknowledgements()));
        for (EditingClient client : clients) {
            Await.until(
                    PATIENCE,
                    () -> client.acknowledgements() >= before.get(client) + PROGRESS,
                    () -> "anything acknowledged to " + client.workspace() + "\n" + brokenSoFar());
        }
        recovery = Duration.between(begin, Instant.now());
    }

    /** Lets the clients finish, waits until they have, and looks at everything. */
    Evidence settle() throws IOException {
        clients.forEach(EditingClient::stopEditing);
        for (EditingClient client : clients) {
            for (SharedDocument document : client.documents()) {
                Await.until(
                        PATIENCE,
                        () -> client.workspace().isSettledAt(document, cluster.database().head(document.id())),
                        () -> "the log of " + document + " is at " + cluster.database().head(document.id()) + ", "
                                + client.workspace() + "\n" + brokenSoFar());
            }
        }
        clients.forEach(EditingClient::close);
        return evidence();
    }

    /** What can be said before everything has settled: an operation under way looks like one that is lost. */
    private String brokenSoFar() {
        return Checker.check(new Evidence(logs(), journals(), List.of())).stream()
                .map(Checker.Violation::what)
                .limit(MOST_SHOWN)
                .collect(Collectors.joining("\n- ", "broken by now, or only under way:\n- ", ""));
    }

    private Map<SharedDocument, List<Database.Batch>> logs() {
        Map<SharedDocument, List<Database.Batch>> logs = new LinkedHashMap<>();
        documents.forEach(document -> logs.put(document, cluster.database().log(document.id())));
        return logs;
    }

    private Evidence evidence() throws IOException {
        List<DocumentView> views = new ArrayList<>();
        List<Journal> journals = new ArrayList<>(journals());
        for (EditingClient client : clients) {
            client.documents().forEach(document -> views.add(client.workspace().view(document)));
        }
        for (URI node : cluster.addresses()) {
            try (FreshReader reader = new FreshReader(node)) {
                for (SharedDocument document : documents) {
                    views.add(reader.fetch(document));
                    views.add(reader.replay(document));
                }
                journals.add(reader.journal());
            }
        }
        return new Evidence(logs(), journals, views);
    }

    /** One line: what was done. */
    String summary() {
        String heads = documents.stream()
                .map(SharedDocument::id)
                .map(document -> document.name() + " at " + cluster.database().head(document))
                .collect(Collectors.joining(", "));
        return ("in the end everyone was acknowledged within %.1f s; %d clients, %d connections, %d acknowledgements, "
                + "%d deletions, %d refusals, %s").formatted(
                recovery.toMillis() / 1000.0, clients.size(), count(Journal.Connecting.class), acknowledgements(),
                deletions(), count(Journal.Refused.class), heads);
    }

    private long count(Class<? extends Journal.Entry> kind) {
        return journals().stream().mapToLong(journal -> journal.count(kind)).sum();
    }

    private long deletions() {
        return logs().values().stream()
                .flatMap(List::stream)
                .flatMap(batch -> batch.operations().stream())
                .filter(operation -> operation.change().containsKey("del"))
                .count();
    }

    /** Writes into the nodes' logs what all their threads do. */
    void dump() {
        cluster.dump();
    }

    @Override
    public void close() {
        clients.forEach(EditingClient::close);
    }
}
