package io.coscribe.bench.load.yjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.bench.load.Document;
import io.coscribe.bench.load.Heard;
import io.coscribe.bench.load.Heard.Greeting;
import io.coscribe.bench.load.Heard.Nothing;
import io.coscribe.bench.load.Heard.Operation;
import io.coscribe.bench.load.Heard.Subscribed;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The literal bytes are what yjs 13.6.33 with y-protocols 1.0.7 wrote for the same documents. */
class YWebsocketWireTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final long ANN = 0x8000_0001L;
    private static final long BOB = 0x8000_0002L;

    private static final String EMPTY_QUESTION = "00000100";
    private static final String EMPTY_ANSWER = "0001020000";
    private static final String ANNS_FIRST = "0002100101818080800800c401010102016100";
    private static final String ANSWER_AFTER_THREE_OF_BOB =
            "0001260201828080800800c40101010203616161020100040104746578740261618401010361616100";
    private static final String BOBS_THIRD = "0002140101828080800802c48280808008010102016100";

    private final Document document = new Document("x", 5);
    private final YWebsocketWire ann = new YWebsocketWire(document, new YjsEditor(document, ANN));

    @Test
    void theServerGreets() {
        assertEquals(new Greeting(Long.toString(ANN)), read(ann, EMPTY_QUESTION));
        assertEquals("x", ann.path());
    }

    @Test
    void anEmptyDocumentExistsOnceItIsAskedFor() {
        Document empty = new Document("y", 0);
        YWebsocketWire wire = new YWebsocketWire(empty, new YjsEditor(empty, ANN));
        read(wire, EMPTY_QUESTION);
        assertEquals(EMPTY_QUESTION, HEX.formatHex(wire.create()));
        assertEquals(new Operation(Long.toString(ANN), 1, 0), read(wire, EMPTY_ANSWER));
    }

    @Test
    void contentIsThereWhenItComesBack() {
        read(ann, EMPTY_QUESTION);
        byte[] content = ann.create();
        assertEquals("000212010101000401047465787405616161616100", HEX.formatHex(content));
        assertEquals(new Operation(Long.toString(ANN), 1, 0), ann.read(content, content.length));
    }

    @Test
    void theAnswerTellsHowManyOperationsThereWere() {
        read(ann, EMPTY_QUESTION);
        ann.subscribe();
        assertEquals(new Nothing(), read(ann, BOBS_THIRD));
        assertEquals(new Subscribed(4), read(ann, ANSWER_AFTER_THREE_OF_BOB));
    }

    @Test
    void theOwnUpdateComesBackAsTheAck() {
        read(ann, EMPTY_QUESTION);
        ann.subscribe();
        read(ann, EMPTY_ANSWER);
        assertEquals(ANNS_FIRST, HEX.formatHex(ann.insert(1, 2)));
        assertEquals(new Operation(Long.toString(ANN), 2, 1), read(ann, ANNS_FIRST));
    }

    @Test
    void aMissingUpdateIsNoticed() {
        read(ann, EMPTY_QUESTION);
        ann.subscribe();
        read(ann, EMPTY_ANSWER);
        assertThrows(IllegalStateException.class, () -> read(ann, BOBS_THIRD));
    }

    private static Heard read(YWebsocketWire wire, String hex) {
        byte[] message = HEX.parseHex(hex + "f0");
        return wire.read(message, message.length - 1);
    }
}
