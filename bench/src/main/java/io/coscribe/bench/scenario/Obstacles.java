package io.coscribe.bench.scenario;

import io.coscribe.bench.server.Machine;
import io.coscribe.bench.server.RunningServer;
import io.coscribe.bench.server.Server.Keeps;
import java.io.IOException;
import java.util.Optional;

/** What keeps a server from being measured in some scenarios. */
final class Obstacles {

    /** Beside connections a process has classes, logs and its database open. */
    private static final int OTHER_FILES = 500;

    private Obstacles() {
    }

    static Optional<String> withoutContent(RunningServer server) {
        return server.server().keeps() == Keeps.NOWHERE ? Optional.of("it keeps no documents") : Optional.empty();
    }

    /** A connection is an open file, here and there. */
    static Optional<String> tooFewFiles(RunningServer server, int connections) throws IOException {
        long limit = Math.min(Machine.ownOpenFileLimit(), server.processes().openFileLimit());
        int needed = connections + OTHER_FILES;
        return limit >= needed ? Optional.empty() : Optional.of(
                "it takes %,d open files, and the limit (ulimit -n) is %,d".formatted(needed, limit));
    }
}
