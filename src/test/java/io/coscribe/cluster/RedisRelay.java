package io.coscribe.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import javax.net.ServerSocketFactory;

/** The network between one node and Redis, which a test can hold up. */
final class RedisRelay implements AutoCloseable {

    /** The first byte of every command, and in these tests of nothing else. */
    private static final int COMMAND = '*';

    private final class Connection {

        private final Socket client;
        private final Socket redis;
        private volatile boolean isFrozen;

        Connection(Socket client) throws IOException {
            this.client = client;
            this.redis = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            redis.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> carry(this::commands));
            Thread.ofVirtual().start(() -> carry(this::answers));
        }

        private interface Carrying {
            void run() throws IOException, InterruptedException;
        }

        private void carry(Carrying carrying) {
            try (client; redis) {
                carrying.run();
            } catch (IOException | InterruptedException e) {
                // One end is closed, and so is the other now.
            }
            connections.remove(this);
        }

        private void commands() throws IOException, InterruptedException {
            InputStream in = client.getInputStream();
            OutputStream out = redis.getOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == COMMAND) {
                    passing.acquire();
                }
                if (!isFrozen) {
                    out.write(next);
                }
            }
        }

        private void answers() throws IOException {
            InputStream in = redis.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (!isFrozen) {
                    out.write(next);
                }
            }
        }
    }

    private final int target;
    private final ServerSocket server;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private volatile Semaphore passing = new Semaphore(Integer.MAX_VALUE);

    /** @param url of the Redis on the other side */
    RedisRelay(String url) {
        this(url, ServerSocketFactory.getDefault());
    }

    /** @param sockets make the side of the node */
    RedisRelay(String url, ServerSocketFactory sockets) {
        this.target = URI.create(url).getPort();
        try {
            server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                connections.add(new Connection(server.accept()));
            }
        } catch (IOException e) {
            // Closed, at the end of the test.
        }
    }

    String url() {
        return "redis://" + host();
    }

    String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Commands wait from now on. */
    void hold() {
        passing = new Semaphore(0);
    }

    /** The next command goes on to Redis. */
    void passOne() {
        passing.release();
    }

    /** The connections of now carry nothing any more, and don't end. */
    void freeze() {
        connections.forEach(connection -> connection.isFrozen = true);
    }

    /** How many connections carry nothing and haven't ended. */
    long frozen() {
        return connections.stream().filter(connection -> connection.isFrozen).count();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Connection connection : connections) {
                connection.client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
