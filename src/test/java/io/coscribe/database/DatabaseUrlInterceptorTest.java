package io.coscribe.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseUrlInterceptorTest {

    private static final String URL = "postgresql://ann:s%24%7Bx%7D@db/docs?sslmode=require";

    @Test
    void oneKeyAnswersForBothDrivers() {
        SmallRyeConfig config = config(Map.of(DatabaseUrl.KEY, URL));

        assertEquals("jdbc:postgresql://db:5432/docs?sslmode=require", value(config, "quarkus.datasource.jdbc.url").get());
        assertEquals("postgresql://db:5432/docs?sslmode=require", value(config, "quarkus.datasource.reactive.url").get());
        assertEquals("ann", value(config, "quarkus.datasource.username").get());
        assertEquals("s${x}", value(config, "quarkus.datasource.password").get());
        assertTrue(names(config).contains("quarkus.datasource.password"));
    }

    @Test
    void anExplicitQuarkusKeyWinsWhateverItsSource() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withInterceptors(new DatabaseUrlInterceptor())
                .withSources(new PropertiesConfigSource(Map.of(DatabaseUrl.KEY, URL), "environment", 300))
                .withSources(new PropertiesConfigSource(Map.of("quarkus.datasource.username", "bob"), "file", 100))
                .build();

        assertEquals("bob", value(config, "quarkus.datasource.username").get());
        assertEquals("s${x}", value(config, "quarkus.datasource.password").get());
    }

    @Test
    void withoutTheKeyNothingIsAnswered() {
        for (SmallRyeConfig config : List.of(config(Map.of()), config(Map.of(DatabaseUrl.KEY, " ")))) {
            assertEquals(Optional.empty(), value(config, "quarkus.datasource.jdbc.url"));
            assertEquals(Optional.empty(), value(config, "quarkus.datasource.password"));
            assertFalse(names(config).contains("quarkus.datasource.password"));
        }
    }

    @Test
    void aMalformedUrlIsAConfigurationError() {
        SmallRyeConfig config = config(Map.of(DatabaseUrl.KEY, "postgresql://ann:secret@db"));

        var error = assertThrows(ConfigurationException.class, () -> value(config, "quarkus.datasource.jdbc.url"));

        assertTrue(error.getMessage().startsWith(DatabaseUrl.KEY), error.getMessage());
        assertFalse(error.getMessage().contains("secret"), error.getMessage());
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withInterceptors(new DatabaseUrlInterceptor())
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }

    private static Optional<String> value(SmallRyeConfig config, String name) {
        return config.getOptionalValue(name, String.class);
    }

    private static List<String> names(SmallRyeConfig config) {
        List<String> names = new ArrayList<>();
        config.getPropertyNames().forEach(names::add);
        return names;
    }
}
