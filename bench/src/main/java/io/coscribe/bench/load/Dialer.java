package io.coscribe.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import java.net.URI;

/** Opens editors' WebSockets to one server. */
public final class Dialer {

    private static final int LARGEST_HANDSHAKE = 8192;
    private static final int LARGEST_MESSAGE = 64 << 20;

    private final URI address;

    public Dialer(URI address) {
        this.address = address;
    }

    /** Connects the editor, which then greets; it fails if there is no way to the server. */
    void dial(Editor editor, EventLoop loop) {
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(
                                new HttpClientCodec(),
                                new HttpObjectAggregator(LARGEST_HANDSHAKE),
                                new WebSocketClientProtocolHandler(protocol(editor.wire())),
                                new EditorSocket(editor));
                    }
                })
                .connect(address.getHost(), address.getPort())
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        editor.fail(done.cause());
                    }
                });
    }

    private WebSocketClientProtocolConfig protocol(Wire wire) {
        return WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(URI.create(address + wire.path()))
                .maxFramePayloadLength(LARGEST_MESSAGE)
                .withUTF8Validator(false)
                .build();
    }
}
