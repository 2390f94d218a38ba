package io.coscribe.socket;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** A WebSocket of bare bytes, for what no client's library would send. */
public final class RawClient implements AutoCloseable {

    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xa;
    static final int FINAL = 0x80;
    static final int RSV1 = 0x40;

    private static final int MASKED = 0x80;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};
    private static final byte[] NO_MASK = {};
    private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};

    /** @param head its first byte */
    record Frame(int head, byte[] payload) {

        int opcode() {
            return head & 0xf;
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    private final Socket socket;
    private final DataInputStream in;

    RawClient(Socket socket) {
        try {
            this.socket = socket;
            socket.setSoTimeout((int) PATIENCE.toMillis());
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection that nothing has been sent on. */
    static RawClient dial(URI service) {
        try {
            return new RawClient(new Socket(service.getHost(), service.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A WebSocket that the service has greeted. @param headers more of the request's */
    static RawClient connect(URI service, String... headers) {
        RawClient client = dial(service).sendBytes(handshake(headers));
        client.answer();
        client.greeting();
        return client;
    }

    static byte[] handshake(String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return ascii("""
                GET /sharedb HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Version: 13\r
                """ + more + "\r\n");
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The head of the service's answer to an HTTP request, in lower case; empty where it has hung up instead. */
    List<String> answer() {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try {
            while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
                head.write(in.readByte());
            }
        } catch (EOFException | SocketException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return head.toString(StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT).lines().toList();
    }

    void greeting() {
        String greeting = receive().text();
        if (!greeting.startsWith("{\"a\":\"init\"")) {
            throw new AssertionError("greeted with " + greeting);
        }
    }

    RawClient send(int head, byte[] payload) {
        return sendBytes(frame(head, payload, MASK));
    }

    RawClient send(String text) {
        return send(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    RawClient sendUnmasked(int head, byte[] payload) {
        return sendBytes(frame(head, payload, NO_MASK));
    }

    RawClient sendBytes(byte... bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends what the service may refuse before it has arrived; false if the connection ended before. */
    boolean trySendBytes(byte... bytes) {
        try {
            sendBytes(bytes);
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    static byte[] frame(int head, byte[] payload) {
        return frame(head, payload, MASK);
    }

    private static byte[] frame(int head, byte[] payload, byte[] mask) {
        int masked = mask.length == 0 ? 0 : MASKED;
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) head);
        if (payload.length < 126) {
            frame.put((byte) (masked | payload.length));
        } else if (payload.length <= 0xffff) {
            frame.put((byte) (masked | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (masked | 127)).putLong(payload.length);
        }
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (masked == 0 ? payload[i] : payload[i] ^ mask[i % mask.length]));
        }
        byte[] bytes = new byte[frame.flip().remaining()];
        frame.get(bytes);
        return bytes;
    }

    Frame receive() {
        return next().orElseThrow(() -> new AssertionError("the service has hung up"));
    }

    /** The next frame; none where the service has hung up instead. */
    Optional<Frame> next() {
        try {
            int head = in.readUnsignedByte();
            int length = in.readUnsignedByte();
            byte[] payload = new byte[switch (length) {
                case 126 -> in.readUnsignedShort();
                case 127 -> Math.toIntExact(in.readLong());
                default -> length;
            }];
            in.readFully(payload);
            return Optional.of(new Frame(head, payload));
        } catch (EOFException | SocketException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code with which the service ends the connection next, whatever it says before. */
    int closeCode() {
        for (Optional<Frame> next = next(); next.isPresent(); next = next()) {
            Frame frame = next.get();
            if (frame.opcode() == CLOSE) {
                return ByteBuffer.wrap(frame.payload).getShort();
            }
        }
        return WireClient.CUT_OFF;
    }

    /** Whether the service hangs up, whatever it says before. */
    boolean isHungUp() {
        try {
            in.skipNBytes(Long.MAX_VALUE);
            return false;
        } catch (EOFException | SocketException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As permessage-deflate has it (RFC 7692, section 7.2.1). */
    public static byte[] deflated(byte[] message) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(message);
            ByteArrayOutputStream deflated = new ByteArrayOutputStream();
            byte[] buffer = new byte[64 * 1024];
            int size;
            do {
                size = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
                deflated.write(buffer, 0, size);
            } while (size == buffer.length);
            return Arrays.copyOf(deflated.toByteArray(), deflated.size() - TAIL.length);
        } finally {
            deflater.end();
        }
    }

    /** What {@code deflated}, which stands by itself, says. */
    public static String inflated(byte[] deflated) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(ByteBuffer.allocate(deflated.length + TAIL.length).put(deflated).put(TAIL).array());
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            byte[] buffer = new byte[64 * 1024];
            for (int size = inflater.inflate(buffer); size > 0; size = inflater.inflate(buffer)) {
                message.write(buffer, 0, size);
            }
            return message.toString(StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
