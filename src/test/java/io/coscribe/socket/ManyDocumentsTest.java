package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What nobody uses any more takes no memory. {@code -Dcoscribe.documents=10000} opens so many. */
@QuarkusTest
class ManyDocumentsTest {

    private static final int DOCUMENTS = Integer.getInteger("coscribe.documents", 2_000);
    private static final int TOGETHER = 100;
    private static final String TEXT = "x".repeat(20_000);

    /** In bytes; a quarter of what the documents' texts would take. */
    private static final long NOISE = DOCUMENTS * TEXT.length() / 4L;

    @TestHTTPResource("/")
    URI service;

    private final String prefix = UUID.randomUUID() + "-";

    @Test
    void documentsOpenedAndClosedLeaveTheHeapWhereItWas() throws InterruptedException {
        WireClient client = WireClient.connect(service, "/sharedb");
        openAndClose(client, 0);
        long before = awaitHeapBelow(Long.MAX_VALUE);
        for (int first = TOGETHER; first < DOCUMENTS; first += TOGETHER) {
            openAndClose(client, first);
        }
        awaitHeapBelow(before + NOISE);
        client.abort();
    }

    private void openAndClose(WireClient client, int first) {
        List<String> names = IntStream.range(first, first + TOGETHER).mapToObj(i -> prefix + i).toList();
        for (String name : names) {
            client.send("{'a':'op','c':'notes','d':'" + name + "','v':0,'seq':1,"
                    + "'create':{'type':'text-unicode','data':'" + TEXT + "'}}");
        }
        for (int i = 0; i < TOGETHER; i++) {
            assertEquals(0L, client.receive().get("v"));
        }
        String list = names.stream().collect(Collectors.joining("','", "['", "']"));
        client.send("{'a':'bs','c':'notes','b':" + list + "}");
        assertEquals(TOGETHER, ((Map<?, ?>) client.receive().get("data")).size());
        client.send("{'a':'bu','c':'notes','b':" + list + "}").receive();
    }

    /** @return what is in use, once it is below {@code limit} */
    private static long awaitHeapBelow(long limit) throws InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
        while (true) {
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            if (used < limit) {
                return used;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(used + " bytes in use, expected less than " + limit);
            }
            Thread.sleep(200);
        }
    }
}
