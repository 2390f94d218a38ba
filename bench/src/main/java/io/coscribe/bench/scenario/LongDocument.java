package io.coscribe.bench.scenario;

import io.coscribe.bench.load.Crowd;
import io.coscribe.bench.server.RunningServer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One writer in the middle of a long document, and just before that in the middle of a short one: what a key costs
 * should not depend on the length.
 *
 * @param length in characters
 */
public record LongDocument(String name, int length) implements Scenario {

    private static final int SHORT_LENGTH = 2_000;

    @Override
    public List<Figure> figures() {
        return List.of(Figure.OPERATIONS_PER_SECOND, Figure.ACK_P50_MILLIS, Figure.ACK_P99_MILLIS,
                Figure.CPU_MICROS_PER_OPERATION, Figure.SHORT_CPU_MICROS_PER_OPERATION, Figure.TIMES_SHORT,
                Figure.MEMORY_MEGABYTES, Figure.SERVER_PROCESSORS, Figure.GENERATOR_PROCESSORS,
                Figure.OTHER_PROCESSORS);
    }

    @Override
    public Optional<String> obstacle(RunningServer server) {
        return Obstacles.withoutContent(server);
    }

    @Override
    public Figures measure(RunningServer server, Pace pace) throws IOException, InterruptedException {
        double shortMicros = typing(SHORT_LENGTH).observe(server, pace).microsPerOperation();
        Observation here = typing(length).observe(server, pace);
        return here.figures()
                .with(Figure.SHORT_CPU_MICROS_PER_OPERATION, shortMicros)
                .with(Figure.TIMES_SHORT, here.microsPerOperation() / shortMicros);
    }

    private Typing typing(int length) {
        return new Typing(name, new Crowd(1, 1, 0, length));
    }
}
