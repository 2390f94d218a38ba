package io.coscribe.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The examples in docs/protocol.md: lines that begin with → (what a client sends) or ← (what the service sends), and
 * an operation under the heading of each type.
 */
final class ProtocolExamples {

    /** Relative to the module. */
    private static final Path DOCUMENT = Path.of("..", "docs", "protocol.md");

    private static final String SENT = "→ ";
    private static final String RECEIVED = "← ";

    /** What a client sends. @param next the line after it, if that is something the service sends */
    record Request(String message, Optional<String> next) {

        @Override
        public String toString() {
            return message;
        }
    }

    private ProtocolExamples() {}

    static List<Request> requests() throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(SENT)) {
                String next = lines.get(i + 1);
                requests.add(new Request(
                        lines.get(i).substring(SENT.length()),
                        next.startsWith(RECEIVED) ? Optional.of(next.substring(RECEIVED.length())) : Optional.empty()));
            }
        }
        return requests;
    }

    static List<String> answers() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith(RECEIVED))
                .map(line -> line.substring(RECEIVED.length()))
                .toList();
    }

    static String operation(String type) throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        List<String> section = lines.subList(lines.indexOf("### " + type), lines.size());
        return section.get(section.indexOf("```json") + 1);
    }
}
