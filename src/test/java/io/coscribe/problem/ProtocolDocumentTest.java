package io.coscribe.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The protocol's document has a row, with cause and remedy, for every code that a client can see, and for no other. */
class ProtocolDocumentTest {

    /** Relative to the module. */
    private static final Path DOCUMENT = Path.of("..", "docs", "protocol.md");

    private static final String TWO_FILLED_CELLS = " \\|( *[^ |][^|]*\\|){2}$";
    private static final Pattern ERROR_ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)`" + TWO_FILLED_CELLS);
    private static final Pattern CLOSE_ROW = Pattern.compile("(?m)^\\| `([0-9]+)`" + TWO_FILLED_CELLS);

    @Test
    void namesEveryErrorCode() throws IOException {
        Set<String> codes = Arrays.stream(ErrorCode.values())
                .map(Enum::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(codes, rows(ERROR_ROW));
    }

    @Test
    void namesEveryCloseCode() throws Exception {
        Set<String> codes = new TreeSet<>();
        for (Field field : Class.forName("io.coscribe.socket.CloseCode").getDeclaredFields()) {
            field.setAccessible(true);
            codes.add(String.valueOf(field.getInt(null)));
        }

        assertEquals(codes, rows(CLOSE_ROW));
    }

    private static Set<String> rows(Pattern row) throws IOException {
        return row.matcher(Files.readString(DOCUMENT))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
