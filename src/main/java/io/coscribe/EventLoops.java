package io.coscribe;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sees to it, unless the number of event loops is configured, that there is one less than processors, and at least one:
 * that leaves a processor to the collector, the compiler and whatever else runs on the machine. More of them would wait
 * for each other's processors, and what one passes to another costs more than doing it.
 */
@Singleton
public final class EventLoops implements VertxOptionsCustomizer {

    private final OptionalInt configured;

    @Inject
    EventLoops(@ConfigProperty(name = "quarkus.vertx.event-loops-pool-size") OptionalInt configured) {
        this.configured = configured;
    }

    @Override
    public void accept(VertxOptions options) {
        if (configured.isEmpty()) {
            int free = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
            options.setEventLoopPoolSize(Math.min(options.getEventLoopPoolSize(), free));
        }
    }
}
