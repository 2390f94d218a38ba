package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.cluster.ServiceProcess;
import io.coscribe.database.DatabaseUrl;
import io.coscribe.database.PostgresProcess;
import io.coscribe.database.PostgresProcess.Stop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that is told to stop while people type. */
class StoppingIT {

    private static final int CLIENTS = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String name = UUID.randomUUID().toString();
    private PostgresProcess database;

    @BeforeEach
    void startDatabase() throws IOException {
        database = new PostgresProcess(Files.createTempDirectory(logs(), "data-"));
    }

    @AfterEach
    void stopDatabase() {
        database.close();
    }

    @Test
    void everyoneIsAnsweredSentAwayAndFindsEverythingAfterwards() throws IOException {
        int acknowledged;
        try (ServiceProcess service = start("stopping"); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            WireClient.connect(service.base(), "/sharedb")
                    .send("{'a':'op','c':'documents','d':'" + name + "','v':0,'seq':1,'create':{'type':'rich-text'}}")
                    .receive();
            List<CompletableFuture<Integer>> typing = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                WireClient client = WireClient.connect(service.base(), "/sharedb");
                typing.add(CompletableFuture.supplyAsync(() -> typeUntilSentAway(client), threads));
            }
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(service::close, threads);
            assertTurnsAway(service.base());
            acknowledged = typing.stream().mapToInt(CompletableFuture::join).sum();
            stopping.join();
        }

        try (ServiceProcess service = start("stopped")) {
            WireClient reader = WireClient.connect(service.base(), "/sharedb");
            reader.send("{'a':'f','c':'documents','d':'" + name + "'}");
            Map<?, ?> data = (Map<?, ?>) reader.receive().get("data");
            assertEquals(1L + acknowledged, data.get("v"));
        }
    }

    /** The service's close fails if it takes longer than all that a stop may wait for. */
    @Test
    void withoutADatabaseItEndsInTimeAndWhatWasOnItsWayIsCommittedOnceWhenSentAgain() throws IOException {
        String client;
        try (ServiceProcess service = start("stopping-without-database");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            WireClient typing = WireClient.connect(service.base(), "/sharedb");
            client = typing.id;
            typing.send("{'a':'op','c':'documents','d':'" + name + "','v':0,'seq':1,'create':{'type':'rich-text'}}")
                    .receive();
            database.stop(Stop.FAST);
            typing.sendRaw(edit(1));
            assertEquals(List.of(), typing.receivedBeforeAnswer());
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(service::close, threads);
            assertFalse(typing.receivesUntil(message -> "op".equals(message.get("a"))), "answered without a database");
            assertEquals(CloseCode.GOING_AWAY, typing.closeCode());
            stopping.join();
        }

        database.startAgain();
        try (ServiceProcess service = start("stopped-without-database")) {
            WireClient back = WireClient.connect(service.base(), "/sharedb");
            String again = edit(1).replaceFirst("\\{", "{\"src\":\"" + client + "\",");
            assertEquals(1L, back.sendRaw(again).receive().get("v"));
            assertEquals(1L, back.sendRaw(again).receive().get("v"));
            back.send("{'a':'f','c':'documents','d':'" + name + "'}");
            assertEquals(2L, ((Map<?, ?>) back.receive().get("data")).get("v"));
        }
    }

    private ServiceProcess start(String log) throws IOException {
        return ServiceProcess.start(
                Map.of(DatabaseUrl.KEY, database.url(database.port())), logs().resolve(log + ".log"));
    }

    private static Path logs() throws IOException {
        return Files.createDirectories(ServiceProcess.jar().resolveSibling("../node-logs"));
    }

    /** @return how many edits were acknowledged; none that the service took is not */
    private int typeUntilSentAway(WireClient client) {
        int acknowledged = 0;
        while (client.trySendRaw(edit(acknowledged)) && client.receivesUntil(
                message -> "op".equals(message.get("a")) && !message.containsKey("op"))) {
            acknowledged++;
        }
        assertEquals(CloseCode.GOING_AWAY, client.closeCode());
        return acknowledged;
    }

    private String edit(int number) {
        return ("{'a':'op','c':'documents','d':'" + name + "','v':1,'seq':" + (number + 1) + ",'op':[{'insert':'x'}]}")
                .replace('\'', '"');
    }

    /** The service says that it isn't ready and takes no more sockets, while it serves those that it has. */
    private void assertTurnsAway(URI base) {
        URI ready = base.resolve("/q/health/ready");
        int status;
        do {
            status = status(HttpRequest.newBuilder(ready));
        } while (status == 200);
        assertEquals(503, status);
        CompletionException refused =
                assertThrows(CompletionException.class, () -> WireClient.connect(base, "/sharedb"));
        assertEquals(503, ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode());
    }

    private int status(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
