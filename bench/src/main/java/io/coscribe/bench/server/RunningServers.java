package io.coscribe.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Servers side by side on this machine, with the stores of those that are durable. */
public final class RunningServers implements AutoCloseable {

    private final Stores stores;
    private final List<RunningServer> running = new ArrayList<>();

    private RunningServers(Stores stores) {
        this.stores = stores;
    }

    /**
     * Starts the stores and then the servers, one after another.
     *
     * @param work gets their logs and data
     */
    public static RunningServers start(List<Server> servers, Path work) throws IOException {
        RunningServers started = new RunningServers(new Stores(work));
        Place place = new Place(started.stores, work);
        try {
            for (Server server : servers) {
                started.running.add(RunningServer.start(server, place));
            }
            return started;
        } catch (IOException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    /** In the order in which they were asked for. */
    public List<RunningServer> all() {
        return List.copyOf(running);
    }

    @Override
    public void close() throws IOException {
        for (RunningServer server : running) {
            server.close();
        }
        stores.close();
    }
}
