package io.coscribe.bench.load.yjs;

import java.nio.charset.StandardCharsets;

/** Reads what a {@link Lib0Writer} or lib0 itself has written, from the front. */
final class Lib0Reader {

    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private final byte[] bytes;
    private int next;

    Lib0Reader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IndexOutOfBoundsException as the others too, if there is no more to read */
    long number() {
        long value = 0;
        for (int shift = 0; ; shift += BITS) {
            int read = bytes[next++];
            value |= (long) (read & (MORE - 1)) << shift;
            if ((read & MORE) == 0) {
                return value;
            }
        }
    }

    /** From 0 to 255. */
    int octet() {
        return bytes[next++] & 0xff;
    }

    /** Goes on with what is inside a block; for a block that is the last thing. */
    Lib0Reader block() {
        number();
        return this;
    }

    String text() {
        int length = (int) number();
        next += length;
        return new String(bytes, next - length, length, StandardCharsets.UTF_8);
    }
}
