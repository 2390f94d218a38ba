package io.coscribe.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShareDbWireTest {

    @Test
    void peopleTypeInTheMiddleOfADocument() {
        Wire wire = new ShareDbWire(new Document("x", 5));
        assertEquals("""
                {"a":"op","c":"bench","d":"x","v":null,"seq":1,"x":{},\
                "create":{"type":"rich-text","data":[{"insert":"aaaaa"}]}}""", text(wire.create()));
        assertEquals("""
                {"a":"op","c":"bench","d":"x","v":3,"seq":4,"x":{},"op":[{"retain":2},{"insert":"a"}]}""",
                text(wire.insert(3, 4)));
    }

    @Test
    void theAnswerToAHandshakeTellsTheClientId() throws IOException {
        assertEquals(new Heard.Greeting("x1"), read("""
                {"a":"hs","protocol":1,"protocolMinor":2,"id":"x1","type":"http://sharejs.org/types/JSONv0"}"""));
    }

    @Test
    void theGreetingThatComesUnaskedSaysNothing() throws IOException {
        assertEquals(new Heard.Nothing(), read("""
                {"a":"init","protocol":1,"id":"x1"}"""));
    }

    @Test
    void aSubscriptionBeginsAtTheRevisionOfItsSnapshot() throws IOException {
        assertEquals(new Heard.Subscribed(12), read("""
                {"data":{"data":{"ops":[{"insert":"\\"v\\":1"}]},"v":12,"type":"t"},"a":"s","c":"bench","d":"x"}"""));
    }

    @Test
    void anAckIsAnOperationWithoutContent() throws IOException {
        assertEquals(new Heard.Operation("x1", 4, 12), read("""
                {"src":"x1","seq":4,"v":12,"a":"op","c":"bench","d":"x"}"""));
    }

    @Test
    void anOperationIsUnderstoodWhereverItsContentStands() throws IOException {
        assertEquals(new Heard.Operation("x1", 4, 12), read("""
                {"a":"op","c":"bench","d":"x","v":12,"src":"x1","seq":4,"op":{"ops":[{"insert":"!"}]}}"""));
        assertEquals(new Heard.Operation("x1", 4, 12), read("""
                {"op":{"ops":[{"insert":"!","v":1}]},"v":12,"src":"x1","seq":4,"d":"x","c":"bench","a":"op"}"""));
    }

    @Test
    void anErrorIsARefusal() throws IOException {
        assertInstanceOf(Heard.Refusal.class, read("""
                {"a":"op","c":"bench","d":"x","v":12,"src":"x1","seq":4,"error":{"code":"ERR","message":"no"}}"""));
    }

    private static Heard read(String message) throws IOException {
        byte[] bytes = (message + "what an earlier message left").getBytes(StandardCharsets.UTF_8);
        return new ShareDbWire(new Document("x", 0)).read(bytes, message.length());
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }
}
