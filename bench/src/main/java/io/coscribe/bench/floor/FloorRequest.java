package io.coscribe.bench.floor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a client asks the floor for.
 *
 * @param content the change as it came, from its key on: {@code "op":[…]}; empty where there is none
 */
record FloorRequest(String action, String collection, String document, long sequence, String content) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Reads the message in the first {@code length} bytes. */
    static FloorRequest read(byte[] message, int length) throws IOException {
        String action = "";
        String collection = "";
        String document = "";
        long sequence = 0;
        String content = "";
        try (JsonParser parser = JSON.createParser(message, 0, length)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                int start = (int) parser.currentTokenLocation().getByteOffset();
                parser.nextToken();
                switch (name) {
                    case "a" -> action = parser.getText();
                    case "c" -> collection = parser.getText();
                    case "d" -> document = parser.getText();
                    case "seq" -> sequence = parser.getLongValue();
                    case "op", "create" -> {
                        parser.skipChildren();
                        int end = (int) parser.currentLocation().getByteOffset();
                        content = new String(message, start, end - start, StandardCharsets.UTF_8);
                    }
                    default -> parser.skipChildren();
                }
            }
        }
        return new FloorRequest(action, collection, document, sequence, content);
    }
}
