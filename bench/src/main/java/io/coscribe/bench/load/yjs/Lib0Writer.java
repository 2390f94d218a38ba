package io.coscribe.bench.load.yjs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds a message as the encoder of lib0 does, which Yjs and its servers use. */
final class Lib0Writer {

    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** @param value 0 or more; takes a byte for every seven bits, the low ones first */
    Lib0Writer number(long value) {
        long rest = value;
        while (rest >= MORE) {
            bytes.write((int) (rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        bytes.write((int) rest);
        return this;
    }

    /** @param value 0 to 255 */
    Lib0Writer octet(int value) {
        bytes.write(value);
        return this;
    }

    /** Bytes behind their number. */
    Lib0Writer block(byte[] content) {
        number(content.length);
        bytes.writeBytes(content);
        return this;
    }

    /** A string as a block of UTF-8. */
    Lib0Writer text(String text) {
        return block(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
