package io.coscribe.bench.scenario;

import io.coscribe.bench.load.Crowd;
import io.coscribe.bench.load.Dialer;
import io.coscribe.bench.load.Load;
import io.coscribe.bench.server.RunningServer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writers who type as fast as the server lets them: each waits for an ack and presses the next key at once. */
public record Typing(String name, Crowd crowd) implements Scenario {

    /** Lets everybody begin to type. */
    @FunctionalInterface
    interface Beginning {
        void in(Load load) throws InterruptedException;
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.OPERATIONS_PER_SECOND, Figure.ACK_P50_MILLIS, Figure.ACK_P99_MILLIS,
                Figure.ARRIVAL_P50_MILLIS, Figure.ARRIVAL_P99_MILLIS, Figure.CPU_MICROS_PER_OPERATION,
                Figure.CPU_MICROS_PER_DELIVERY, Figure.MEMORY_MEGABYTES, Figure.SERVER_PROCESSORS,
                Figure.GENERATOR_PROCESSORS, Figure.OTHER_PROCESSORS);
    }

    @Override
    public Optional<String> obstacle(RunningServer server) {
        return Optional.empty();
    }

    @Override
    public Figures measure(RunningServer server, Pace pace) throws IOException, InterruptedException {
        return observe(server, pace).figures();
    }

    Observation observe(RunningServer server, Pace pace) throws IOException, InterruptedException {
        return observe(crowd, Load::typeInClosedLoop, server, pace);
    }

    /** Lets people come, warm up, be looked at, and leave. */
    static Observation observe(Crowd crowd, Beginning typing, RunningServer server, Pace pace)
            throws IOException, InterruptedException {
        try (Load load = new Load(crowd, List.of(new Dialer(server.address())), server.server()::wire)) {
            load.connect();
            load.create();
            load.subscribe();
            typing.in(load);
            Thread.sleep(pace.warmUp());
            Observation observation = Observation.of(load, server.processes(), pace.measured());
            load.finish();
            return observation;
        }
    }
}
