package io.coscribe.bench.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** ShareDB's protocol, as docs/protocol.md describes it, for documents of the type rich-text. */
public final class ShareDbWire implements Wire {

    private static final String COLLECTION = "bench";
    private static final Heard NOTHING = new Heard.Nothing();

    private static final JsonFactory JSON = new JsonFactory();

    private final Document document;

    public ShareDbWire(Document document) {
        this.document = document;
    }

    @Override
    public Frames frames() {
        return Frames.TEXT;
    }

    @Override
    public Optional<byte[]> greet() {
        return Optional.of(bytes("{\"a\":\"hs\",\"id\":null,\"protocol\":1,\"protocolMinor\":2}"));
    }

    @Override
    public byte[] create() {
        String content = document.length() == 0 ? "" : "{\"insert\":\"" + "a".repeat(document.length()) + "\"}";
        return bytes(about("op") + ",\"v\":null,\"seq\":" + CREATION
                + ",\"x\":{},\"create\":{\"type\":\"rich-text\",\"data\":[" + content + "]}}");
    }

    @Override
    public byte[] subscribe() {
        return bytes(about("s") + "}");
    }

    @Override
    public byte[] insert(long revision, int sequence) {
        String retain = document.middle() == 0 ? "" : "{\"retain\":" + document.middle() + "},";
        return bytes(about("op") + ",\"v\":" + revision + ",\"seq\":" + sequence
                + ",\"x\":{},\"op\":[" + retain + "{\"insert\":\"a\"}]}");
    }

    private String about(String action) {
        return "{\"a\":\"" + action + "\",\"c\":\"" + COLLECTION + "\",\"d\":\"" + document.name() + "\"";
    }

    private static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads no further than the operation of somebody else, which is most of what arrives. */
    @Override
    public Heard read(byte[] message, int length) throws IOException {
        try (JsonParser parser = JSON.createParser(message, 0, length)) {
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
