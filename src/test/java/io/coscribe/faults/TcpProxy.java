package io.coscribe.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network between a node and a server it uses: passes bytes on, until it is told otherwise.
 *
 * <p>Every connection has a thread for each direction; all of them wait at one gate, guarded by this object's lock. The
 * proxy may be told anything by any thread.
 */
final class TcpProxy implements AutoCloseable {

    private enum Direction { QUESTIONS, ANSWERS }

    private enum Gate {
        OPEN,
        /** What is sent arrives, what is answered doesn't. */
        QUESTIONS_ONLY,
        /** Nothing arrives, and no connection ends. */
        SHUT,
        /** Connections are refused. */
        GONE,
    }

    private static final int BUFFER = 64 * 1024;

    private final InetSocketAddress server;
    private final ServerSocket entrance;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private Gate gate = Gate.OPEN;
    private volatile Duration delay = Duration.ZERO;

    /** @param port where the server listens on this machine */
    TcpProxy(int port) {
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        this.server = new InetSocketAddress(here, port);
        try {
            entrance = new ServerSocket(0, 0, here);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where the server is found through this proxy. */
    int port() {
        return entrance.getLocalPort();
    }

    /** Passes everything on, what was held back first; what has fallen silent stays so. */
    void pass() {
        delay = Duration.ZERO;
        turn(Gate.OPEN);
    }

    /** Ends all connections without a word, and refuses new ones. */
    void cut() {
        turn(Gate.GONE);
        connections.forEach(Connection::reset);
    }

    /** Holds everything back. */
    void hang() {
        turn(Gate.SHUT);
    }

    /** Holds back what the server answers. */
    void holdAnswers() {
        turn(Gate.QUESTIONS_ONLY);
    }

    /**
     * Swallows for good what the connections of this moment carry, their ends included: the server's side tells the
     * client's nothing any more. New ones aren't concerned.
     */
    synchronized void silence() {
        connections.forEach(connection -> connection.silent = true);
        notifyAll();
    }

    /** Lets everything arrive later, in both directions. */
    void delay(Duration by) {
        delay = by;
    }

    private synchronized void turn(Gate to) {
        gate = to;
        notifyAll();
    }

    /** @return false if what waited is to be swallowed */
    private synchronized boolean awaitPassage(Connection connection, Direction direction) throws InterruptedException {
        while (!connection.ended && !connection.silent && !letsThrough(direction)) {
            wait();
        }
        return !connection.silent;
    }

    private boolean letsThrough(Direction direction) {
        return switch (gate) {
            case OPEN -> true;
            case QUESTIONS_ONLY -> direction == Direction.QUESTIONS;
            case SHUT, GONE -> false;
        };
    }

    private synchronized boolean isGone() {
        return gate == Gate.GONE;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                new Connection(entrance.accept()).begin();
            } catch (IOException e) {
                // Closed, or the server isn't there: whoever connected finds out.
            }
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cut();
        }
    }

    private final class Connection {

        private final Socket near;
        private final Socket far = new Socket();
        private volatile boolean ended;
        private volatile boolean silent;

        Connection(Socket near) {
            this.near = near;
        }

        void begin() throws IOException {
            connections.add(this);
            try {
                if (isGone()) {
                    throw new IOException("refused");
                }
                far.connect(server);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> pump(near, far, Direction.QUESTIONS));
                Thread.ofVirtual().start(() -> pump(far, near, Direction.ANSWERS));
            } catch (IOException e) {
                reset();
                throw e;
            }
        }

        private void pump(Socket from, Socket to, Direction direction) {
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    Thread.sleep(delay);
                    if (awaitPassage(this, direction)) {
                        out.write(buffer, 0, count);
                    }
                }
                awaitPassage(this, direction);
            } catch (IOException e) {
                // One side has ended the connection: so does the other.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                if (direction == Direction.QUESTIONS || !silent) {
                    end();
                }
            }
        }

        /** Ends it so that either side gets an error at once. */
        void reset() {
            for (Socket socket : new Socket[] {near, far}) {
                try {
                    socket.setSoLinger(true, 0);
                } catch (IOException e) {
                    // closed already
                }
            }
            end();
        }

        private void end() {
            connections.remove(this);
            ended = true;
            for (Socket socket : new Socket[] {near, far}) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // It is gone either way.
                }
            }
            synchronized (TcpProxy.this) {
                TcpProxy.this.notifyAll();
            }
        }
    }
}
