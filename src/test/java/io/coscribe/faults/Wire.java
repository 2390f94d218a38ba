package io.coscribe.faults;

import io.coscribe.id.DocumentId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The messages of docs/protocol.md that a client sends. */
final class Wire {

    static final String EVERY_DOCUMENT = "/sharedb";

    private Wire() {}

    /** The path of the socket that is for one document. */
    static String pathOf(DocumentId document) {
        return "/documents/" + document.name() + "/socket";
    }

    static Map<String, Object> handshake(String client) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("a", "hs");
        message.put("id", client);
        message.put("protocol", 1);
        message.put("protocolMinor", 2);
        return message;
    }

    static Map<String, Object> ping() {
        return Map.of("a", "pp");
    }

    static Map<String, Object> subscribe(DocumentId document) {
        return about("s", document);
    }

    static Map<String, Object> subscribe(DocumentId document, long revision) {
        return at(about("s", document), revision);
    }

    static Map<String, Object> fetch(DocumentId document) {
        return about("f", document);
    }

    static Map<String, Object> fetch(DocumentId document, long revision) {
        return at(about("f", document), revision);
    }

    static Map<String, Object> create(SharedDocument document, long sequence) {
        Map<String, Object> message = about("op", document.id());
        message.put("v", null);
        message.put("seq", sequence);
        message.putAll(document.kind().value(document.kind().creation(Change.Base.OPEN)));
        return message;
    }

    /** A submission of what is under way, against the replica's revision unless it leaves its base open. */
    static Map<String, Object> submit(Replica replica, Replica.UnderWay underWay) {
        Map<String, Object> message = about("op", replica.document().id());
        message.put("v", underWay.change().namesBase() ? replica.revision() : null);
        message.put("seq", underWay.sequence());
        message.putAll(replica.document().kind().value(underWay.change()));
        return message;
    }

    /** The same submission sent again. */
    static Map<String, Object> again(Map<String, Object> submission, String client) {
        Map<String, Object> message = new LinkedHashMap<>(submission);
        message.put("src", client);
        return message;
    }

    static boolean isAck(Map<String, Object> message) {
        return "op".equals(message.get("a")) && !message.containsKey("error")
                && !message.containsKey("op") && !message.containsKey("create") && !message.containsKey("del");
    }

    private static Map<String, Object> at(Map<String, Object> message, long revision) {
        message.put("v", revision);
        return message;
    }

    private static Map<String, Object> about(String action, DocumentId document) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("a", action);
        message.put("c", document.collection());
        message.put("d", document.name());
        return message;
    }
}
