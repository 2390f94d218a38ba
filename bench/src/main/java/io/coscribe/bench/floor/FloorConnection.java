package io.coscribe.bench.floor;

import io.coscribe.bench.floor.FloorDocuments.Document;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.util.UUID;

/** A client's connection to the floor. What is to be sent leaves once in a turn of the event loop. */
final class FloorConnection extends SimpleChannelInboundHandler<TextWebSocketFrame> {

    private final FloorDocuments documents;
    private final String clientId = UUID.randomUUID().toString();
    private ChannelHandlerContext context;
    private byte[] message = new byte[1024];
    private boolean flushing;

    FloorConnection(FloorDocuments documents) {
        this.documents = documents;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        this.context = context;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) throws IOException {
        int length = frame.content().readableBytes();
        if (length > message.length) {
            message = new byte[length];
        }
        frame.content().readBytes(message, 0, length);
        FloorRequest request = FloorRequest.read(message, length);
        switch (request.action()) {
            case "hs" -> send(encode("{\"a\":\"hs\",\"protocol\":1,\"protocolMinor\":2,\"id\":\"" + clientId + "\"}"));
            case "s" -> subscribe(request);
            case "op" -> pass(request);
            default -> throw new IllegalArgumentException("the floor knows no action " + request.action());
        }
    }

    private void subscribe(FloorRequest request) {
        Document document = documents.get(request.document());
        document.subscribers().add(this);
        send(encode(about("s", request) + ",\"data\":{\"v\":" + document.revision() + "}}"));
    }

    /** Acknowledges an operation and sends it to all other subscribers: encoded once, the same bytes to everybody. */
    private void pass(FloorRequest request) {
        Document document = documents.get(request.document());
        String numbered = about("op", request) + ",\"v\":" + document.number()
                + ",\"src\":\"" + clientId + "\",\"seq\":" + request.sequence();
        send(encode(numbered + "}"));
        ByteBuf operation = encode(numbered + "," + request.content() + "}");
        for (FloorConnection subscriber : document.subscribers()) {
            if (subscriber != this) {
                subscriber.send(operation.retainedDuplicate());
            }
        }
        operation.release();
    }

    private static String about(String action, FloorRequest request) {
        return "{\"a\":\"" + action + "\",\"c\":\"" + request.collection() + "\",\"d\":\"" + request.document() + "\"";
    }

    private ByteBuf encode(String text) {
        return ByteBufUtil.writeUtf8(context.alloc(), text);
    }

    private void send(ByteBuf text) {
        context.write(new TextWebSocketFrame(text), context.voidPromise());
        if (!flushing) {
            flushing = true;
            context.executor().execute(this::flush);
        }
    }

    private void flush() {
        flushing = false;
        context.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        documents.leave(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        System.err.println("a connection ends: " + cause);
        context.close();
    }
}
