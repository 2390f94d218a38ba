package io.coscribe.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentIdTest {

    private static final int BITS = 16;

    @Test
    void theOrderIsByCollectionThenName() {
        List<DocumentId> ordered = List.of(
                new DocumentId("a", "a"), new DocumentId("a", "b"), new DocumentId("ab", ""), new DocumentId("b", "a"));
        for (int i = 0; i < ordered.size(); i++) {
            for (int j = 0; j < ordered.size(); j++) {
                assertEquals(Integer.compare(i, j), Integer.signum(ordered.get(i).compareTo(ordered.get(j))));
            }
        }
    }

    /** Without an order it takes minutes. Any strings of as many of "Aa" and "BB" have one hash. */
    @Test
    void namesOfOneHashSlowNoSet() {
        List<DocumentId> documents = IntStream.range(0, 1 << BITS)
                .mapToObj(number -> DocumentId.ofPage(IntStream.range(0, BITS)
                        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining())))
                .toList();
        assertEquals(documents.getFirst().hashCode(), documents.getLast().hashCode());
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            Set<DocumentId> set = new HashSet<>(documents);
            documents.forEach(document -> assertTrue(set.contains(document)));
        });
    }
}
