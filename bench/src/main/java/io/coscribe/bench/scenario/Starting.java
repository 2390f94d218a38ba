package io.coscribe.bench.scenario;

import io.coscribe.bench.server.ProcessGroup;
import io.coscribe.bench.server.RunningServer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The same server started once more, on the database that it has used already, until it says that it can serve. */
public record Starting(String name) implements Scenario {

    @Override
    public List<Figure> figures() {
        return List.of(Figure.READY_MILLIS, Figure.CPU_MILLIS_TO_READY, Figure.MEMORY_MEGABYTES);
    }

    @Override
    public Optional<String> obstacle(RunningServer server) {
        return Optional.empty();
    }

    @Override
    public Figures measure(RunningServer server, Pace pace) throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (RunningServer another = server.another()) {
            another.awaitHealth();
            long ready = System.nanoTime();
            ProcessGroup alone = another.processes().without(server.processes());
            return Figures.NONE
                    .with(Figure.READY_MILLIS, (ready - began) / 1e6)
                    .with(Figure.CPU_MILLIS_TO_READY, alone.processorTime().toMillis())
                    .with(Figure.MEMORY_MEGABYTES, alone.memory() / 1e6);
        }
    }
}
