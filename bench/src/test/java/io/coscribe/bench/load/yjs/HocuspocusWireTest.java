package io.coscribe.bench.load.yjs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.coscribe.bench.load.Document;
import io.coscribe.bench.load.Heard;
import io.coscribe.bench.load.Heard.Greeting;
import io.coscribe.bench.load.Heard.Nothing;
import io.coscribe.bench.load.Heard.Operation;
import io.coscribe.bench.load.Heard.Refusal;
import io.coscribe.bench.load.Heard.Subscribed;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The literal bytes are what yjs 13.6.33, y-protocols 1.0.7 and Hocuspocus 3.4.4 wrote for the same documents. */
class HocuspocusWireTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final long ANN = 0x8000_0001L;
    private static final long BOB = 0x8000_0002L;

    private static final String AUTHENTICATED = "017802020a726561642d7772697465";
    private static final String DENIED = "01780201117065726d697373696f6e2d64656e696564";
    private static final String QUESTION = "0178000009028280808008030105";
    private static final String TAKEN = "01780801";
    private static final String NOT_TAKEN = "01780800";
    private static final String ANNS_FIRST = "01780002100101818080800800c401010102016100";
    private static final String ANSWER_AFTER_THREE_OF_BOB =
            "01780001260201828080800800c40101010203616161020100040104746578740261618401010361616100";
    private static final String BOBS_FIRST = "01780002100101828080800800c401010102016100";

    private final Document document = new Document("x", 5);
    private final HocuspocusWire ann = new HocuspocusWire(document, new YjsEditor(document, ANN));

    @Test
    void theServerGreetsWhoAuthenticates() {
        assertEquals("0178020000", HEX.formatHex(ann.greet().orElseThrow()));
        assertEquals(new Greeting(Long.toString(ANN)), read(AUTHENTICATED));
        assertEquals(new Refusal("permission-denied"), read(DENIED));
    }

    @Test
    void contentIsThereWhenTheStatusSaysSo() {
        byte[] content = ann.create();
        assertEquals("0178000212010101000401047465787405616161616100", HEX.formatHex(content));
        assertEquals(new Nothing(), ann.read(content, content.length));
        assertEquals(new Operation(Long.toString(ANN), 1, 0), read(TAKEN));
    }

    @Test
    void anEmptyDocumentIsCreatedByAnUpdateOfNothing() {
        Document empty = new Document("x", 0);
        byte[] created = new HocuspocusWire(empty, new YjsEditor(empty, ANN)).create();
        assertEquals("01780002020000", HEX.formatHex(created));
    }

    @Test
    void theAnswerTellsHowManyOperationsThereWere() {
        assertEquals("017800000100", HEX.formatHex(ann.subscribe()));
        assertEquals(new Subscribed(4), read(ANSWER_AFTER_THREE_OF_BOB));
        assertEquals(new Nothing(), read(QUESTION));
    }

    @Test
    void theStatusIsTheAck() {
        join();
        assertEquals(ANNS_FIRST, HEX.formatHex(ann.insert(1, 2)));
        assertEquals(new Operation(Long.toString(BOB), 2, 1), read(BOBS_FIRST));
        assertEquals(new Nothing(), read(ANNS_FIRST));
        assertEquals(new Operation(Long.toString(ANN), 2, 2), read(TAKEN));
    }

    @Test
    void anUpdateThatIsNotTakenIsARefusal() {
        join();
        read(ANNS_FIRST);
        assertEquals(Refusal.class, read(NOT_TAKEN).getClass());
    }

    private void join() {
        ann.subscribe();
        read("01780001020000");
    }

    private Heard read(String hex) {
        byte[] message = HEX.parseHex(hex + "f0");
        return ann.read(message, message.length - 1);
    }
}
