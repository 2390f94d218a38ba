package io.coscribe.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;

/** An editor's end of its WebSocket. */
final class EditorSocket extends SimpleChannelInboundHandler<WebSocketFrame> {

    private final Editor editor;
    private byte[] message = new byte[1024];

    EditorSocket(Editor editor) {
        this.editor = editor;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            editor.opened(bytes -> context.writeAndFlush(frame(Unpooled.wrappedBuffer(bytes)), context.voidPromise()));
        }
    }

    private WebSocketFrame frame(ByteBuf content) {
        return switch (editor.wire().frames()) {
            case TEXT -> new TextWebSocketFrame(content);
            case BINARY -> new BinaryWebSocketFrame(content);
        };
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) throws IOException {
        long now = System.nanoTime();
        ByteBuf content = frame.content();
        int length = content.readableBytes();
        if (length > message.length) {
            message = new byte[length];
        }
        content.readBytes(message, 0, length);
        editor.hear(editor.wire().read(message, length), now);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        editor.fail(new IOException("the server ended the connection"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        editor.fail(cause);
        context.close();
    }
}
