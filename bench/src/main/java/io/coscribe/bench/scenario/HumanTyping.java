package io.coscribe.bench.scenario;

import io.coscribe.bench.load.Crowd;
import io.coscribe.bench.server.RunningServer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writers who type as people do, in bursts with pauses, whether the server keeps up or not. */
public record HumanTyping(String name, Crowd crowd) implements Scenario {

    /** Everybody presses the same keys at the same moments each time. */
    private static final long SEED = 1;

    @Override
    public List<Figure> figures() {
        return List.of(Figure.OFFERED_PER_SECOND, Figure.SERVED, Figure.ACK_P50_MILLIS, Figure.ACK_P99_MILLIS,
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
        return Typing.observe(crowd, load -> load.typeLikePeople(SEED), server, pace).figures();
    }
}
