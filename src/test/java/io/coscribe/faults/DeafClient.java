package io.coscribe.faults;

import io.coscribe.ot.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client that subscribes, asks for everything again and again, and never reads any of it. When it is cut off it comes
 * back. It speaks HTTP and WebSockets by hand, since any library would read.
 */
final class DeafClient implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int PATIENCE = 5_000;
    private static final int RECEIVE_BUFFER = 4 * 1024;
    private static final int TEXT_FRAME = 0x81;
    private static final int MASKED = 0x80;
    private static final int LONGEST = 125;
    private static final String SWITCHING_PROTOCOLS = "HTTP/1.1 101 ";

    private final Cluster cluster;
    private final List<SharedDocument> documents;
    private final Random random;
    private final Thread thread;
    private final AtomicInteger cutOffs = new AtomicInteger();
    private volatile boolean closed;

    DeafClient(Cluster cluster, List<SharedDocument> documents, Random random) {
        this.cluster = cluster;
        this.documents = documents;
        this.random = random;
        this.thread = Thread.ofVirtual().name("deaf").start(this::live);
    }

    /** How many of its connections the other side has ended. */
    int cutOffs() {
        return cutOffs.get();
    }

    private void live() {
        while (!closed) {
            URI node = cluster.anyAddress(random);
            try (Socket socket = new Socket()) {
                socket.setReceiveBufferSize(RECEIVE_BUFFER);
                socket.connect(new InetSocketAddress(node.getHost(), node.getPort()), PATIENCE);
                socket.setSoTimeout(PATIENCE);
                upgrade(socket, node);
                demand(socket.getOutputStream());
            } catch (IOException e) {
                Await.pause(PAUSE);
            }
        }
    }

    /** Reads the first line of the answer, and nothing more for ever. */
    private static void upgrade(Socket socket, URI node) throws IOException {
        socket.getOutputStream().write("""
                GET %s HTTP/1.1
                Host: %s
                Connection: Upgrade
                Upgrade: websocket
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==

                """.formatted(Wire.EVERY_DOCUMENT, node.getAuthority()).replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        byte[] answer = socket.getInputStream().readNBytes(SWITCHING_PROTOCOLS.length());
        if (!SWITCHING_PROTOCOLS.equals(new String(answer, StandardCharsets.US_ASCII))) {
            throw new IOException("no WebSocket at " + node);
        }
    }

    private void demand(OutputStream out) throws IOException {
        try {
            for (SharedDocument document : documents) {
                send(out, Wire.subscribe(document.id()));
            }
            while (!closed) {
                for (SharedDocument document : documents) {
                    send(out, Wire.fetch(document.id(), 0));
                }
                Await.pause(PAUSE);
            }
        } catch (IOException e) {
            cutOffs.incrementAndGet();
            throw e;
        }
    }

    /** One frame, masked with zeros: that leaves the text as it is. */
    private static void send(OutputStream out, Map<String, Object> message) throws IOException {
        byte[] text = Json.text(json -> Json.write(json, message)).getBytes(StandardCharsets.UTF_8);
        if (text.length > LONGEST) {
            throw new IllegalArgumentException("longer than the header is made for: " + message);
        }
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(TEXT_FRAME);
        frame.write(MASKED | text.length);
        frame.write(new byte[Integer.BYTES]);
        frame.write(text);
        out.write(frame.toByteArray());
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
