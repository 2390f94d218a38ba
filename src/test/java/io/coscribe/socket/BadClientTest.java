package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.wire.RandomMessage;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Clients that send whatever comes to mind disturb nobody: two others type on the same node all the while, and the log
 * holds no stack trace. A failure names its seed.
 */
@QuarkusTest
class BadClientTest {

    private static final int ROUNDS = 40;
    private static final int FRAMES = 100;

    @TestHTTPResource("/")
    URI service;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final RandomMessage messages = new RandomMessage(random);
    private final String name = UUID.randomUUID().toString();
    private final StackTraces stackTraces = new StackTraces();
    private WireClient ann;
    private WireClient bob;
    private int revision;

    @BeforeEach
    void arrive() {
        ann = WireClient.connect(service, "/sharedb");
        bob = WireClient.connect(service, "/sharedb");
        ann.send("{'a':'op','c':'documents','d':'" + name + "','v':0,'seq':1,'create':{'type':'rich-text'}}").receive();
        bob.send("{'a':'s','c':'documents','d':'" + name + "'}").receive();
        revision = 1;
    }

    @AfterEach
    void leave() {
        ann.abort();
        bob.abort();
        stackTraces.close();
    }

    @Test
    void randomJsonIsAnswered() {
        besidesTyping(() -> {
            String frame = messages.json();
            return frame.startsWith("{") && frame.endsWith("}") ? frame : "{}";
        });
    }

    @Test
    void mutatedMessagesAreAnsweredOrEndTheirConnection() {
        List<String> valid = List.of(
                "{'a':'hs','id':null,'protocol':1,'protocolMinor':2}",
                "{'a':'f','c':'notes','d':'x','v':null}",
                "{'a':'bs','c':'notes','b':{'x':0,'y':1}}",
                "{'a':'op','c':'notes','d':'x','v':null,'seq':1,'create':{'type':'json0','data':{'list':[1]}}}",
                "{'a':'op','c':'notes','d':'x','v':1,'seq':2,'op':[{'p':['list',0],'li':'new'}]}",
                "{'a':'op','c':'notes','d':'y','v':1,'seq':3,'op':[{'retain':1},{'insert':'x'}]}",
                "{'a':'p','ch':'notes.y','id':'a','pv':1,'p':{'index':0,'length':0},'c':'notes','d':'y','v':0}");
        besidesTyping(() -> messages.mutated(valid.get(random.nextInt(valid.size())).replace('\'', '"')));
    }

    @Test
    void randomTextEndsItsConnection() {
        besidesTyping(() -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                text.append((char) random.nextInt(0x300));
            }
            return text.toString();
        });
    }

    private void besidesTyping(Supplier<String> frames) {
        for (int round = 0; round < ROUNDS; round++) {
            WireClient bad = WireClient.connect(service, "/sharedb");
            int sent = 0;
            while (sent < FRAMES && bad.trySendRaw(frames.get())) {
                sent++;
            }
            type();
            bad.abort();
        }
        assertEquals(List.of(), stackTraces.found(), () -> "seed " + seed);
        assertTrue(ann.isOpen() && bob.isOpen(), () -> "seed " + seed);
    }

    /** Ann types, and Bob sees it next: nothing is lost, and nothing comes that isn't about him. */
    private void type() {
        ann.send("{'a':'op','c':'documents','d':'" + name + "','v':" + revision + ",'seq':" + (revision + 1)
                + ",'op':[{'insert':'x'}]}");
        assertEquals((long) revision, ann.receive().get("v"), () -> "seed " + seed);
        assertEquals((long) revision, bob.receive().get("v"), () -> "seed " + seed);
        revision++;
    }
}
