package io.coscribe.database;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes {@value DatabaseUrl#KEY} the one setting for both database drivers: it answers for the data source's four
 * Quarkus keys wherever nobody gave them explicitly.
 *
 * <p>An interceptor rather than a configuration source, for two reasons. It sees the key wherever it is written,
 * including files named by {@code quarkus.config.locations}, and it never competes by ordinal: an explicit Quarkus key
 * wins. And it holds no values of its own: a build on a machine where the environment has the key asks it without that
 * environment for what to record, and so records neither address nor password.
 */
public final class DatabaseUrlInterceptor implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;

    private static final Map<String, Function<DatabaseUrl, Optional<String>>> TRANSLATIONS = Map.of(
            "quarkus.datasource.jdbc.url", url -> Optional.of(url.jdbcUrl()),
            "quarkus.datasource.reactive.url", url -> Optional.of(url.reactiveUrl()),
            "quarkus.datasource.username", DatabaseUrl::user,
            "quarkus.datasource.password", DatabaseUrl::password);

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue explicit = context.proceed(name);
        if (explicit != null || !TRANSLATIONS.containsKey(name)) {
            return explicit;
        }
        return databaseUrl(context)
                .flatMap(url -> TRANSLATIONS.get(name).apply(DatabaseUrl.parse(url.getValue()))
                        .map(translated -> url.withName(name).withValue(translated)))
                .orElse(null);
    }

    /** Names the translated keys too: Quarkus reads the credentials only where it finds their names. */
    @Override
    public Iterator<String> iterateNames(ConfigSourceInterceptorContext context) {
        if (databaseUrl(context).isEmpty()) {
            return context.iterateNames();
        }
        Set<String> names = new LinkedHashSet<>();
        context.iterateNames().forEachRemaining(names::add);
        names.addAll(TRANSLATIONS.keySet());
        return names.iterator();
    }

    private static Optional<ConfigValue> databaseUrl(ConfigSourceInterceptorContext context) {
        return Optional.ofNullable(context.proceed(DatabaseUrl.KEY))
                .filter(url -> url.getValue() != null && !url.getValue().isBlank());
    }
}
