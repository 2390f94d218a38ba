package io.coscribe.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.io.IOException;

/** An editor's end of its WebSocket. */
final class EditorSocket extends SimpleChannelInboundHandler<TextWebSocketFrame> {

    private final Editor editor;
    private final Wire wire;
    private byte[] message = new byte[1024];

    EditorSocket(Editor editor, Wire wire) {
        this.editor = editor;
        this.wire = wire;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            editor.opened(text -> context.writeAndFlush(
                    new TextWebSocketFrame(ByteBufUtil.writeUtf8(context.alloc(), text)), context.voidPromise()));
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) throws IOException {
        long now = System.nanoTime();
        ByteBuf content = frame.content();
        int length = content.readableBytes();
        if (length > message.length) {
            message = new byte[length];
        }
        content.readBytes(message, 0, length);
        editor.hear(wire.read(message, length), now);
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
