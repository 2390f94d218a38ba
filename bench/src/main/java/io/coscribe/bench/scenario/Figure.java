package io.coscribe.bench.scenario;

import java.util.Locale;

/** Something measured: docs/benchmarks.md says what each is. */
public enum Figure {

    OPERATIONS_PER_SECOND("ops/s", Form.NUMBER),
    OFFERED_PER_SECOND("keys/s", Form.NUMBER),
    SERVED("served", Form.PERCENT),
    ACK_P50_MILLIS("ack p50 ms", Form.NUMBER),
    ACK_P99_MILLIS("ack p99", Form.NUMBER),
    ARRIVAL_P50_MILLIS("arrival p50 ms", Form.NUMBER),
    ARRIVAL_P99_MILLIS("arrival p99", Form.NUMBER),
    CPU_MICROS_PER_OPERATION("CPU µs/op", Form.NUMBER),
    CPU_MICROS_PER_DELIVERY("µs/delivery", Form.NUMBER),
    SHORT_CPU_MICROS_PER_OPERATION("2 kB: µs/op", Form.NUMBER),
    TIMES_SHORT("times", Form.NUMBER),
    ALL_JOINED_MILLIS("all there ms", Form.NUMBER),
    SLOWEST_JOINED_MILLIS("slowest ms", Form.NUMBER),
    CPU_MICROS_PER_JOIN("CPU µs/join", Form.NUMBER),
    CONNECTIONS_PER_SECOND("connections/s", Form.NUMBER),
    CPU_MICROS_PER_CONNECTION("CPU µs each", Form.NUMBER),
    BYTES_PER_CONNECTION("bytes each", Form.NUMBER),
    LIVE_BYTES_PER_CONNECTION("live bytes each", Form.NUMBER),
    IDLE_PROCESSORS("idle CPU", Form.PERCENT),
    ALONE_OPERATIONS_PER_SECOND("alone: ops/s", Form.NUMBER),
    TIMES_ALONE("times", Form.NUMBER),
    ALONE_ACK_P99_MILLIS("alone: ack p99", Form.NUMBER),
    ALONE_CPU_MICROS_PER_OPERATION("alone: µs/op", Form.NUMBER),
    FIRST_SHARE("first node", Form.PERCENT),
    READY_MILLIS("ready ms", Form.NUMBER),
    CPU_MILLIS_TO_READY("CPU ms", Form.NUMBER),
    MEMORY_MEGABYTES("MB", Form.NUMBER),
    SERVER_PROCESSORS("server CPU", Form.PERCENT),
    GENERATOR_PROCESSORS("editors", Form.PERCENT),
    OTHER_PROCESSORS("others", Form.PERCENT);

    private enum Form { NUMBER, PERCENT }

    private final String head;
    private final Form form;

    Figure(String head, Form form) {
        this.head = head;
        this.form = form;
    }

    /** What stands above its column. */
    public String head() {
        return head;
    }

    /** What it's called in a file: {@code ackP50Millis}. */
    public String key() {
        StringBuilder key = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_")) {
            key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return key.toString();
    }

    /** A value for people: with three digits that count. */
    public String format(double value) {
        return switch (form) {
            case NUMBER -> String.format(Locale.ROOT, "%,." + decimals(Math.abs(value)) + "f", value);
            case PERCENT -> String.format(Locale.ROOT, "%.0f%%", 100 * value);
        };
    }

    private static int decimals(double size) {
        return size >= 100 ? 0 : size >= 10 ? 1 : 2;
    }
}
