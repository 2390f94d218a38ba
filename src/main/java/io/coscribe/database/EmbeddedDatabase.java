package io.coscribe.database;

import java.io.IOException;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * The PostgreSQL server that the service brings along, so that a laptop needs nothing installed.
 *
 * <p>All it knows lies in the data folder. It keeps the promise of the operation log (what is acknowledged is on disk),
 * takes the folder for this process alone, and starts on whatever a killed service left there: a server still
 * running, a database half created, programs half unpacked. It never deletes a database.
 *
 * <p>The server is started by {@code pg_ctl} and not by Zonky's {@code EmbeddedPostgres}, from which the programs come:
 * that class serves tests. It switches off the durability settings, gives a server five seconds to stop, waits the whole
 * limit for one that has already failed, and tidies folders that other users of the machine may have put in its way.
 *
 * <p>Threads: one thread starts it; a shutdown hook may close it at any time, even while it starts.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

    private final Path dataDir;
    private volatile boolean toldToStop;
    private DataFolder folder;
    private PostgresServer server;

    /**
     * @param dataDir where the database is kept; created by {@link #start()} if it is missing
     */
    public EmbeddedDatabase(Path dataDir) {
        this.dataDir = dataDir;
    }

    /**
     * Starts the server, after creating the database if there is none.
     *
     * @return its address with user and password, a value for {@link DatabaseUrl#KEY}
     * @throws EmbeddedDatabaseException if it can't start, or was closed meanwhile; nothing is left running
     */
    public synchronized String start() {
        if (folder != null) {
            throw new IllegalStateException("The embedded database on " + folder + " is started already");
        }
        try {
            folder = DataFolder.open(dataDir);
            return startOn(folder);
        } catch (IOException e) {
            stop();
            throw new EmbeddedDatabaseException("The embedded database on " + dataDir + " cannot start: " + e, e);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private String startOn(DataFolder folder) throws IOException {
        stopHereIfTold();
        folder.deleteAbandonedWork();
        PostgresBinaries binaries = PostgresBinaries.unpackInto(folder);
        server = new PostgresServer(binaries, folder);
        server.createDatabase();
        stopHereIfTold();
        int port = server.start();
        stopHereIfTold();
        startAgainWhenItEnds(server, port);
        binaries.deleteOthers();
        LOG.infof("Embedded PostgreSQL %s on port %d, data in %s", binaries.version(), port, folder.cluster());
        return "postgresql://%s:%s@127.0.0.1:%d/%s"
                .formatted(PostgresServer.USER, folder.password(), port, PostgresServer.DATABASE);
    }

    /** A server that is killed is started again where it was, so that whoever waits for it can go on. */
    private void startAgainWhenItEnds(PostgresServer started, int port) throws IOException {
        started.running().ifPresent(process -> process.onExit().thenRun(() -> startAgain(started, port)));
    }

    private synchronized void startAgain(PostgresServer ended, int port) {
        if (toldToStop || server != ended) {
            return;
        }
        LOG.warnf("The embedded PostgreSQL on %s has ended by itself, starting it again", folder);
        try {
            ended.startAgain(port);
            startAgainWhenItEnds(ended, port);
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "The embedded PostgreSQL on %s can't be started again: restart the service", folder);
        }
    }

    private void stopHereIfTold() {
        if (toldToStop) {
            throw new EmbeddedDatabaseException("The embedded database was told to stop while it started.");
        }
    }

    /**
     * Stops the server and lets another process have the folder, for good. Waits for a start that is under way to
     * notice; does nothing when the server isn't running.
     */
    @Override
    public void close() {
        toldToStop = true;
        stop();
    }

    private synchronized void stop() {
        try {
            if (server != null) {
                server.stop();
            }
        } catch (IOException e) {
            LOG.errorf(e, "The embedded database on %s was not stopped cleanly", dataDir);
        } finally {
            server = null;
            releaseFolder();
        }
    }

    private void releaseFolder() {
        if (folder == null) {
            return;
        }
        try {
            folder.close();
        } catch (IOException e) {
            LOG.errorf(e, "The folder %s stays locked until this process ends", folder);
        } finally {
            folder = null;
        }
    }
}
