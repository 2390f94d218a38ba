package io.coscribe.bench.scenario;

import io.coscribe.bench.load.Crowd;
import io.coscribe.bench.load.Dialer;
import io.coscribe.bench.load.Load;
import io.coscribe.bench.load.Seen;
import io.coscribe.bench.server.RunningServer;
import io.coscribe.bench.server.Server.Keeps;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writers on one document, as many at each of two nodes of a server, who type as fast as it lets them; and just before
 * that, those at one node alone.
 *
 * @param writers at each node
 */
public record TwoNodes(String name, int writers) implements Scenario {

    /** The second node has just started. */
    private static final Duration BREAK_IN = Duration.ofSeconds(15);

    @Override
    public List<Figure> figures() {
        return List.of(Figure.OPERATIONS_PER_SECOND, Figure.ALONE_OPERATIONS_PER_SECOND, Figure.TIMES_ALONE,
                Figure.FIRST_SHARE, Figure.ACK_P50_MILLIS, Figure.ACK_P99_MILLIS, Figure.ALONE_ACK_P99_MILLIS,
                Figure.ARRIVAL_P50_MILLIS, Figure.ARRIVAL_P99_MILLIS, Figure.CPU_MICROS_PER_OPERATION,
                Figure.ALONE_CPU_MICROS_PER_OPERATION, Figure.SERVER_PROCESSORS, Figure.GENERATOR_PROCESSORS,
                Figure.OTHER_PROCESSORS);
    }

    @Override
    public Optional<String> obstacle(RunningServer server) {
        return server.server().keeps() == Keeps.IN_STORES ? Optional.empty()
                : Optional.of("its processes would share nothing");
    }

    @Override
    public Figures measure(RunningServer server, Pace pace) throws IOException, InterruptedException {
        Observation alone = new Typing(name, Crowd.ofWriters(1, writers)).observe(server, pace);
        Observation together = together(server, pace);
        Seen first = together.nodes().getFirst();
        return together.figures()
                .with(Figure.ALONE_OPERATIONS_PER_SECOND, alone.operationsPerSecond())
                .with(Figure.TIMES_ALONE, together.operationsPerSecond() / alone.operationsPerSecond())
                .with(Figure.ALONE_ACK_P99_MILLIS, alone.seen().acks().quantile(0.99) / 1e6)
                .with(Figure.ALONE_CPU_MICROS_PER_OPERATION, alone.microsPerOperation())
                .with(Figure.FIRST_SHARE, (double) first.acks().total() / together.seen().acks().total());
    }

    private Observation together(RunningServer first, Pace pace) throws IOException, InterruptedException {
        try (RunningServer second = first.another();
                Load load = new Load(Crowd.ofWriters(1, 2 * writers),
                        List.of(new Dialer(first.address()), new Dialer(second.address())), first.server()::wire)) {
            second.awaitHealth();
            load.connect();
            load.create();
            load.subscribe();
            load.typeInClosedLoop();
            Thread.sleep(BREAK_IN.plus(pace.warmUp()));
            Observation observation =
                    Observation.of(load, first.processes().with(second.processes()), pace.measured());
            load.finish();
            return observation;
        }
    }
}
