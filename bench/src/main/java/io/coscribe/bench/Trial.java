package io.coscribe.bench;

import io.coscribe.bench.load.Dialer;
import io.coscribe.bench.load.Load;
import io.coscribe.bench.load.Seen;
import io.coscribe.bench.server.Machine;
import io.coscribe.bench.server.RunningServer;
import java.io.IOException;
import java.time.Duration;

/** One scenario against one server: editors come, warm it up, are measured, and leave. */
final class Trial {

    private final RunningServer server;
    private final Scenario scenario;

    Trial(RunningServer server, Scenario scenario) {
        this.server = server;
        this.scenario = scenario;
    }

    Measurement run(Duration warmUp, Duration measured) throws IOException, InterruptedException {
        try (Load load = new Load(scenario.documents(), scenario.editors(), server.server()::wire)) {
            load.connect(new Dialer(server.address()));
            load.type();
            Thread.sleep(warmUp);
            Measurement measurement = measure(load, measured);
            load.finish();
            return measurement;
        }
    }

    private Measurement measure(Load load, Duration time) throws IOException, InterruptedException {
        Duration serverBefore = server.processes().processorTime();
        Duration generatorBefore = Machine.ownProcessorTime();
        Duration machineBefore = Machine.processorTime();
        load.begin();
        Thread.sleep(time);
        Seen seen = load.end();
        return new Measurement(seen,
                server.processes().processorTime().minus(serverBefore),
                Machine.ownProcessorTime().minus(generatorBefore),
                Machine.processorTime().minus(machineBefore),
                server.processes().memory());
    }
}
