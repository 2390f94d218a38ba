package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.socket.RawClient.Frame;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * JSON made to be dear: wherever it stands in a message, that is answered, or ends its connection with a code, takes memory
 * in proportion to what was sent, and disturbs nobody. In JSON here, ' stands for ".
 */
@QuarkusTest
class HostileJsonTest {

    private static final int SIZE = 200_000;

    /** Times its size that a message may take from the heap, all that is made of it and thrown away again included. */
    private static final int WEIGHT = 1000;

    @TestHTTPResource("/")
    URI service;

    private final StackTraces stackTraces = new StackTraces();
    private final String name = UUID.randomUUID().toString();
    private WireClient other;

    private enum Shape {
        DEEP_ARRAYS("[".repeat(SIZE / 2) + "]".repeat(SIZE / 2)),
        DEEP_OBJECTS("{'a':".repeat(SIZE / 6) + "0" + "}".repeat(SIZE / 6)),
        ARRAYS_WITHOUT_END("[".repeat(SIZE)),
        AS_DEEP_AS_MAY_BE(("[" + ("[".repeat(250) + "]".repeat(250) + ",").repeat(SIZE / 501) + "0]")),
        ZEROS("[" + "0,".repeat(SIZE / 2) + "0]"),
        EMPTY_ARRAYS("[" + "[],".repeat(SIZE / 3) + "0]"),
        NAMES(IntStream.range(0, SIZE / 10).mapToObj(i -> "'k" + i + "':0").collect(Collectors.joining(",", "{", "}"))),
        ONE_NAME("{" + "'a':0,".repeat(SIZE / 6) + "'b':0}"),
        NAMES_OF_ONE_HASH_IN_JAVA(namesOfOneHash("Aa", "BB")),
        NAMES_OF_ONE_HASH_IN_JACKSON(namesOfOneHash("Aa", "B@")),
        A_LONG_NAME("{'" + "a".repeat(SIZE) + "':0}"),
        A_LONG_STRING("'" + "a".repeat(SIZE) + "'"),
        ESCAPES("'" + "\\u0000".repeat(SIZE / 6) + "'"),
        A_LONG_NUMBER("9".repeat(SIZE)),
        LONG_NUMBERS("[" + ("9".repeat(999) + ",").repeat(SIZE / 1000) + "0]"),
        LARGE_EXPONENTS("[" + "1e999999999,".repeat(SIZE / 12) + "1e-999999999]"),
        SMALL_FRACTIONS("[" + ("0." + "0".repeat(990) + "1e990,").repeat(SIZE / 1000) + "0]");

        private final String json;

        Shape(String json) {
            this.json = json;
        }

        /** @param same two texts with one hash, hence any of as many of them in a row */
        private static String namesOfOneHash(String same, String other) {
            return IntStream.range(0, 1 << 12)
                    .mapToObj(number -> IntStream.range(0, 12)
                            .mapToObj(bit -> (number >> bit & 1) == 0 ? same : other)
                            .collect(Collectors.joining("", "'", "':0")))
                    .collect(Collectors.joining(",", "{", "}"));
        }

        /** It in each of the places where a message holds JSON of any kind. */
        Stream<String> messages(String document) {
            return Stream.of(
                    json,
                    "{'a':'pp','x':" + json + "}",
                    "{'a':" + json + "}",
                    "{'a':'f','c':'documents','d':" + json + "}",
                    "{'a':'bs','c':'documents','b':" + json + "}",
                    "{'a':'op','c':'documents','d':'" + document + "','v':1,'seq':1,'op':" + json + "}",
                    "{'a':'op','c':'documents','d':'" + document + "','v':1,'seq':2,'op':[{'insert':" + json + "}]}",
                    "{'a':'op','c':'documents','d':'" + document + "','v':1,'seq':3,'op':[{'insert':'x','attributes':" + json
                            + "}]}",
                    "{'a':'op','c':'notes','d':'" + document + "','v':1,'seq':4,'op':[{'p':['x'],'oi':" + json + "}]}",
                    "{'a':'op','c':'notes','d':'" + document + "','v':1,'seq':5,'op':[{'p':" + json + ",'oi':1}]}",
                    "{'a':'op','c':'notes','d':'" + document + "-2','v':0,'seq':6,'create':{'type':'json0','data':" + json + "}}",
                    "{'a':'op','c':'notes','d':'" + document + "-3','v':0,'seq':7,'create':{'type':'rich-text','data':" + json
                            + "}}",
                    "{'a':'op','c':'notes','d':'" + document + "-4','v':0,'seq':8,'create':{'type':" + json + "}}",
                    "{'a':'p','ch':'documents." + document + "','id':'x','pv':1,'p':" + json + "}");
        }
    }

    @BeforeEach
    void arrive() {
        other = WireClient.connect(service, "/sharedb");
        other.send("{'a':'op','c':'documents','d':'" + name + "','v':0,'seq':1,'create':{'type':'rich-text'}}").receive();
        other.send("{'a':'op','c':'notes','d':'" + name + "','v':0,'seq':2,'create':{'type':'json0','data':{}}}").receive();
    }

    @AfterEach
    void nobodyElseNotices() {
        assertEquals(List.of(), other.receivedBeforeAnswer());
        other.abort();
        stackTraces.close();
        assertEquals(List.of(), stackTraces.found());
    }

    @ParameterizedTest
    @EnumSource
    void isAnsweredForAsMuchAsItWeighs(Shape shape) {
        shape.messages(name).forEach(message -> {
            try (RawClient client = RawClient.connect(service)) {
                long before = allocated();
                Frame answer = client.send(message.replace('\'', '"')).receive();
                long taken = allocated() - before;
                assertTrue(isObject(answer) || isRefusal(answer), () -> start(message) + " -> " + answer.text());
                assertTrue(taken < (long) WEIGHT * message.length(), () -> start(message) + " -> " + taken);
            }
        });
    }

    private static boolean isObject(Frame answer) {
        return answer.opcode() == RawClient.TEXT && answer.text().startsWith("{");
    }

    private static boolean isRefusal(Frame answer) {
        return answer.opcode() == RawClient.CLOSE
                && ByteBuffer.wrap(answer.payload()).getShort() == CloseCode.INVALID_DATA;
    }

    private static String start(String message) {
        return message.substring(0, 120);
    }

    /** All that was ever taken from the heap. */
    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
    }
}
