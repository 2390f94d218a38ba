package io.coscribe.faults;

import io.coscribe.id.OperationId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Clients that edit a cluster's documents until they are told to stop, and what comes out of it. */
final class FaultRun implements AutoCloseable {

    private static final Duration SETTLING = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final List<SharedDocument> documents = new ArrayList<>();
    private final List<EditingClient> clients = new ArrayList<>();
    private final Journal creations;

    /**
     * Creates a document of every kind that is listed, and lets clients edit them.
     *
     * @param name makes the names of documents and clients unique in the database
     */
    FaultRun(Cluster cluster, String name, int clientCount, Random random, DocumentKind... kinds) throws IOException {
        this.cluster = cluster;
        this.creations = new Journal(name + "-creator");
        try (Link link = new Link(cluster.anyAddress(random), Wire.EVERY_DOCUMENT, creations)) {
            for (DocumentKind kind : kinds) {
                create(SharedDocument.named(name + "-" + kind.type().name() + "-" + documents.size(), kind), link);
            }
        }
        for (int i = 0; i < clientCount; i++) {
            clients.add(new EditingClient(
                    cluster,
                    new Journal(name + "-client-" + i),
                    i % 2 == 0 ? EditingClient.Habit.STEADY : EditingClient.Habit.RESTLESS,
                    i % 3 == 2 ? List.of(documents.get(i % documents.size())) : documents,
                    new Random(random.nextLong())));
        }
    }

    private void create(SharedDocument document, Link link) throws IOException {
        long sequence = documents.size() + 1;
        documents.add(document);
        OperationId id = new OperationId(creations.client(), sequence);
        creations.add(new Journal.Submitted(link.number(), document.id(), id, 0));
        link.send(Wire.create(document, sequence));
        while (creations.all(Journal.Acknowledged.class).count() < sequence) {
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

    /** How many operations have been acknowledged to clients. */
    long acknowledged() {
        return clients.stream().mapToLong(client -> client.journal().all(Journal.Acknowledged.class).count()).sum();
    }

    /** Lets the clients finish, awaits that all is equal, and looks at everything. */
    Evidence settle() throws IOException {
        clients.forEach(EditingClient::stopEditing);
        for (SharedDocument document : documents) {
            for (EditingClient client : clients) {
                if (client.documents().contains(document)) {
                    Await.until(SETTLING, () -> client.isSettledAt(document, head(document)), () -> "settled "
                            + document + " at " + head(document) + ": " + client.standing());
                }
            }
        }
        clients.forEach(EditingClient::close);
        return evidence();
    }

    private long head(SharedDocument document) {
        return cluster.database().log(document.id()).stream().mapToLong(Database.Batch::operationCount).sum();
    }

    private Evidence evidence() throws IOException {
        List<DocumentView> views = new ArrayList<>();
        List<Journal> journals = new ArrayList<>(journals());
        for (EditingClient client : clients) {
            client.documents().forEach(document -> views.add(client.view(document)));
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
        Map<SharedDocument, List<Database.Batch>> logs = new LinkedHashMap<>();
        documents.forEach(document -> logs.put(document, cluster.database().log(document.id())));
        return new Evidence(logs, journals, views);
    }

    @Override
    public void close() {
        clients.forEach(EditingClient::close);
    }

    /** One line: what was done. */
    String summary() {
        return documents.stream().map(document -> document + " at " + head(document)).collect(Collectors.joining(", "))
                + ", " + acknowledged() + " acknowledgements, "
                + clients.stream().mapToLong(client -> client.journal().all(Journal.Connecting.class).count()).sum()
                + " connections";
    }
}
