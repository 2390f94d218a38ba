package io.coscribe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.VertxOptions;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EventLoopsTest {

    private static int loops(OptionalInt configured, int proposed) {
        VertxOptions options = new VertxOptions().setEventLoopPoolSize(proposed);
        new EventLoops(configured).accept(options);
        return options.getEventLoopPoolSize();
    }

    @Test
    void oneProcessorIsLeft() {
        int expected = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        assertEquals(expected, loops(OptionalInt.empty(), 1_000));
    }

    @Test
    void whoeverConfiguresDecides() {
        assertEquals(7, loops(OptionalInt.of(7), 7));
    }

    @Test
    void aSmallHeapHasFewer() {
        assertEquals(1, loops(OptionalInt.empty(), 1));
    }
}
