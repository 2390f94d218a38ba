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
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;

/**
 * Opens editors' WebSockets to one server on this machine, from as many addresses of this machine as they take. Used by
 * one thread after its creation.
 */
public final class Dialer {

    private static final int LARGEST_HANDSHAKE = 8192;
    private static final int LARGEST_MESSAGE = 64 << 20;

    /** Linux offers 28,000 ports for each source address. */
    private static final int CONNECTIONS_PER_SOURCE = 20_000;

    private final URI address;
    private int dialed;

    public Dialer(URI address) {
        this.address = address;
    }

    /** Connects the editor, which then greets; it fails if there is no way to the server. */
    void dial(Editor editor, EventLoop loop) {
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_REUSEADDR, true)
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
                .connect(InetSocketAddress.createUnresolved(address.getHost(), address.getPort()), source())
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        editor.fail(done.cause());
                    }
                });
    }

    /** The first address is left to the system, which then shares its ports among the servers. */
    private SocketAddress source() {
        int address = dialed++ / CONNECTIONS_PER_SOURCE;
        return address == 0 ? null : new InetSocketAddress("127.0.0." + (1 + address), 0);
    }

    private WebSocketClientProtocolConfig protocol(Wire wire) {
        return WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(URI.create(address + wire.path()))
                .maxFramePayloadLength(LARGEST_MESSAGE)
                .withUTF8Validator(false)
                .build();
    }
}
