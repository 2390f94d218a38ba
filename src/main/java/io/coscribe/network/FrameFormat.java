package io.coscribe.network;

import io.netty.buffer.ByteBuf;

/** How the messages to one client are put into WebSocket frames. */
@FunctionalInterface
interface FrameFormat {

    /**
     * Appends a message, in one frame.
     *
     * @param message in UTF-8, not changed
     */
    void write(byte[] message, ByteBuf frames);
}
