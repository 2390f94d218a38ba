package io.coscribe.network;

import io.netty.buffer.ByteBuf;

/** Writes a server's WebSocket frames of text: unmasked, each message in one (RFC 6455, section 5.2). */
final class TextFrames {

    /** The most bytes that a frame takes besides its message. */
    static final int MAX_HEADER = 10;

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_DEFLATED_TEXT = 0xc1;
    private static final int TWO_BYTES_FOLLOW = 126;
    private static final int EIGHT_BYTES_FOLLOW = 127;
    private static final int MAX_TWO_BYTES = 0xffff;

    private TextFrames() {}

    /** @param message in UTF-8 */
    static void write(byte[] message, ByteBuf frames) {
        write(FINAL_TEXT, message, frames);
    }

    /** @param deflated a message as permessage-deflate has it (RFC 7692, section 7.2.1) */
    static void writeDeflated(byte[] deflated, ByteBuf frames) {
        write(FINAL_DEFLATED_TEXT, deflated, frames);
    }

    private static void write(int kind, byte[] payload, ByteBuf frames) {
        frames.ensureWritable(MAX_HEADER + payload.length);
        frames.writeByte(kind);
        if (payload.length < TWO_BYTES_FOLLOW) {
            frames.writeByte(payload.length);
        } else if (payload.length <= MAX_TWO_BYTES) {
            frames.writeByte(TWO_BYTES_FOLLOW).writeShort(payload.length);
        } else {
            frames.writeByte(EIGHT_BYTES_FOLLOW).writeLong(payload.length);
        }
        frames.writeBytes(payload);
    }
}
