package io.coscribe.bench.scenario;

import io.coscribe.bench.load.Crowd;
import io.coscribe.bench.load.Dialer;
import io.coscribe.bench.load.Load;
import io.coscribe.bench.server.RunningServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Many people who have a document open and do nothing, ten to each document; at the end two others write, to see that
 * the server is well.
 */
public record Idling(String name, int connections) implements Scenario {

    private static final int PEOPLE_PER_DOCUMENT = 10;

    @Override
    public List<Figure> figures() {
        return List.of(Figure.CONNECTIONS_PER_SECOND, Figure.CPU_MICROS_PER_CONNECTION, Figure.BYTES_PER_CONNECTION,
                Figure.LIVE_BYTES_PER_CONNECTION, Figure.IDLE_PROCESSORS, Figure.OPERATIONS_PER_SECOND,
                Figure.ACK_P50_MILLIS, Figure.ACK_P99_MILLIS, Figure.ARRIVAL_P50_MILLIS, Figure.ARRIVAL_P99_MILLIS,
                Figure.MEMORY_MEGABYTES, Figure.SERVER_PROCESSORS, Figure.GENERATOR_PROCESSORS,
                Figure.OTHER_PROCESSORS);
    }

    @Override
    public Optional<String> obstacle(RunningServer server) throws IOException {
        return Obstacles.tooFewFiles(server, connections);
    }

    @Override
    public Figures measure(RunningServer server, Pace pace) throws IOException, InterruptedException {
        Memory before = Memory.of(server);
        Crowd crowd = Crowd.ofWriters(connections / PEOPLE_PER_DOCUMENT, PEOPLE_PER_DOCUMENT);
        try (Load load = new Load(crowd, List.of(new Dialer(server.address())), server.server()::wire)) {
            Figures coming = come(load, server);
            Figures memory = Memory.of(server).since(before, connections);
            double idle = idle(server, pace.measured());
            Observation aside = new Typing(name, Crowd.ofWriters(1, 2)).observe(server, pace);
            load.finish();
            return aside.figures().with(coming).with(memory).with(Figure.IDLE_PROCESSORS, idle);
        }
    }

    /** Everybody connects and subscribes; creating the documents between these doesn't count. */
    private Figures come(Load load, RunningServer server) throws IOException, InterruptedException {
        Usage.Meter connecting = new Usage.Meter(server.processes());
        load.connect();
        Usage connected = connecting.end();
        load.create();
        Usage.Meter subscribing = new Usage.Meter(server.processes());
        load.subscribe();
        Usage usage = connected.plus(subscribing.end());
        return Figures.NONE
                .with(Figure.CONNECTIONS_PER_SECOND, connections * 1e9 / usage.elapsed().toNanos())
                .with(Figure.CPU_MICROS_PER_CONNECTION, usage.serverMicros() / connections);
    }

    private static double idle(RunningServer server, Duration time) throws IOException, InterruptedException {
        Usage.Meter meter = new Usage.Meter(server.processes());
        Thread.sleep(time);
        Usage usage = meter.end();
        return (double) usage.server().toNanos() / usage.elapsed().toNanos();
    }
}
