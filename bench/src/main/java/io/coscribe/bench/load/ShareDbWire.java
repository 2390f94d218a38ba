package io.coscribe.bench.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** ShareDB's protocol, as docs/protocol.md describes it, for documents of the type rich-text. */
public final class ShareDbWire implements Wire {

    private static final String COLLECTION = "bench";
    private static final Heard NOTHING = new Heard.Nothing();

    private final JsonFactory json = new JsonFactory();

    @Override
    public String greet() {
        return "{\"a\":\"hs\",\"id\":null,\"protocol\":1,\"protocolMinor\":2}";
    }

    @Override
    public String create(Document document, int sequence) {
        String content = document.length() == 0 ? "" : "{\"insert\":\"" + "a".repeat(document.length()) + "\"}";
        return about("op", document) + ",\"v\":null,\"seq\":" + sequence
                + ",\"x\":{},\"create\":{\"type\":\"rich-text\",\"data\":[" + content + "]}}";
    }

    @Override
    public String subscribe(Document document) {
        return about("s", document) + "}";
    }

    @Override
    public String insert(Document document, long revision, int sequence) {
        String retain = document.middle() == 0 ? "" : "{\"retain\":" + document.middle() + "},";
        return about("op", document) + ",\"v\":" + revision + ",\"seq\":" + sequence
                + ",\"x\":{},\"op\":[" + retain + "{\"insert\":\"a\"}]}";
    }

    private static String about(String action, Document document) {
        return "{\"a\":\"" + action + "\",\"c\":\"" + COLLECTION + "\",\"d\":\"" + document.name() + "\"";
    }

    /** Reads no further than the operation of somebody else, which is most of what arrives. */
    @Override
    public Heard read(byte[] message, int length) throws IOException {
        try (JsonParser parser = json.createParser(message, 0, length)) {
            Fields fields = new Fields();
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("error")) {
                    return new Heard.Refusal(new String(message, 0, length, StandardCharsets.UTF_8));
                }
                if (name.equals("op") && fields.isOperation()) {
                    break;
                }
                fields.read(name, parser);
            }
            return fields.meaning();
        }
    }

    /** Those fields of a message that matter here. */
    private static final class Fields {

        private String action = "";
        private String id = "";
        private String source = "";
        private int sequence = -1;
        private long revision = -1;

        void read(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "a" -> action = parser.getText();
                case "id" -> id = parser.getText();
                case "src" -> source = parser.getText();
                case "seq" -> sequence = parser.getIntValue();
                case "v" -> revision = parser.getLongValue();
                case "data" -> readSnapshot(parser);
                default -> parser.skipChildren();
            }
        }

        private void readSnapshot(JsonParser parser) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("v")) {
                    revision = parser.getLongValue();
                } else {
                    parser.skipChildren();
                }
            }
        }

        boolean isOperation() {
            return action.equals("op") && !source.isEmpty() && sequence >= 0 && revision >= 0;
        }

        Heard meaning() {
            return switch (action) {
                case "hs" -> new Heard.Greeting(id);
                case "s" -> new Heard.Subscribed(revision);
                case "op" -> new Heard.Operation(source, sequence, revision);
                default -> NOTHING;
            };
        }
    }
}
