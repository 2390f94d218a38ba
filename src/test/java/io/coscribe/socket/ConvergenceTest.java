package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Editors that type at once, over real sockets, each without waiting for the others: all end with one text. */
@QuarkusTest
class ConvergenceTest {

    private static final int EDITS = 150;

    @TestHTTPResource("/")
    URI base;

    @ParameterizedTest(name = "{0} editors")
    @ValueSource(ints = {2, 5})
    void editorsThatTypeAtOnceConverge(int count) {
        long seed = System.nanoTime();
        String name = UUID.randomUUID().toString();
        WireClient creator = WireClient.connect(base, "/sharedb");
        creator.send("{'a':'op','c':'documents','d':'" + name + "','v':null,'seq':1,"
                + "'create':{'type':'rich-text','data':[{'insert':'once upon a time\\n'}]}}").receive();

        List<SimulatedEditor> editors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String path = i % 2 == 0 ? "/sharedb" : "/documents/" + name + "/socket";
            editors.add(new SimulatedEditor(WireClient.connect(base, path), name, new Random(seed + i)));
        }
        inParallel(editors, ConvergenceTest::typeAndSettle);
        long last = revision(creator, name);
        inParallel(editors, editor -> receiveUpTo(editor, last));

        SimulatedEditor fresh =
                new SimulatedEditor(WireClient.connect(base, "/sharedb"), name, new Random(seed));
        for (SimulatedEditor editor : editors) {
            assertEquals(fresh.content(), editor.content(), () -> "seed " + seed);
            assertEquals(fresh.revision(), editor.revision(), () -> "seed " + seed);
        }
    }

    /** Types without waiting, looks up now and then, and ends when everything typed is acknowledged. */
    private static void typeAndSettle(SimulatedEditor editor) {
        for (int i = 0; i < EDITS; i++) {
            editor.edit();
            if (i % 3 == 0 && !editor.isSettled()) {
                editor.receive();
            }
        }
        while (!editor.isSettled()) {
            editor.receive();
        }
    }

    private static void receiveUpTo(SimulatedEditor editor, long revision) {
        while (editor.revision() < revision) {
            editor.receive();
        }
    }

    private static long revision(WireClient client, String name) {
        client.send("{'a':'nf','id':1,'c':'documents','d':'" + name + "','v':null}");
        return (Long) client.receive().get("v");
    }

    private static void inParallel(List<SimulatedEditor> editors, Consumer<SimulatedEditor> task) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(editors.stream()
                    .map(editor -> CompletableFuture.runAsync(() -> task.accept(editor), threads))
                    .toArray(CompletableFuture[]::new)).join();
        }
    }
}
