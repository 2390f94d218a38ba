package io.coscribe.bench.scenario;

import io.coscribe.bench.load.Crowd;
import io.coscribe.bench.load.Dialer;
import io.coscribe.bench.load.Load;
import io.coscribe.bench.server.RunningServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Many people who open the same document at the same moment. They are connected and greeted already; one rush follows
 * another, each to another document.
 *
 * @param people to each document
 * @param length in characters
 */
public record Joining(String name, int people, int length) implements Scenario {

    private static final int WARM_UP_RUSHES = 5;
    private static final int RUSHES = 20;

    @Override
    public List<Figure> figures() {
        return List.of(Figure.ALL_JOINED_MILLIS, Figure.SLOWEST_JOINED_MILLIS, Figure.CPU_MICROS_PER_JOIN,
                Figure.MEMORY_MEGABYTES, Figure.SERVER_PROCESSORS, Figure.GENERATOR_PROCESSORS,
                Figure.OTHER_PROCESSORS);
    }

    @Override
    public Optional<String> obstacle(RunningServer server) {
        return Obstacles.withoutContent(server);
    }

    /** The number of rushes says how long it takes, not the pace. */
    @Override
    public Figures measure(RunningServer server, Pace pace) throws IOException, InterruptedException {
        Crowd crowd = new Crowd(WARM_UP_RUSHES + RUSHES, people, 0, length);
        try (Load load = new Load(crowd, List.of(new Dialer(server.address())), server.server()::wire)) {
            load.connect();
            load.create();
            for (int i = 0; i < WARM_UP_RUSHES; i++) {
                load.rush(i);
            }
            Usage.Meter meter = new Usage.Meter(server.processes());
            List<Duration> times = new ArrayList<>();
            for (int i = 0; i < RUSHES; i++) {
                times.add(load.rush(WARM_UP_RUSHES + i));
            }
            Usage usage = meter.end();
            load.finish();
            return figures(times, usage).with(Figure.MEMORY_MEGABYTES, server.processes().memory() / 1e6);
        }
    }

    private Figures figures(List<Duration> times, Usage usage) {
        double[] millis = times.stream().mapToDouble(time -> time.toNanos() / 1e6).sorted().toArray();
        return usage.processors()
                .with(Figure.ALL_JOINED_MILLIS, millis[RUSHES / 2])
                .with(Figure.SLOWEST_JOINED_MILLIS, millis[RUSHES - 1])
                .with(Figure.CPU_MICROS_PER_JOIN, usage.serverMicros() / (RUSHES * people));
    }
}
