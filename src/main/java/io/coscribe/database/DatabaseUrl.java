package io.coscribe.database;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the database is, as one setting: {@code postgresql://user:password@host:5432/name}.
 *
 * <p>User, password and name may be percent-encoded; user, password and port may be left out. A query ({@code
 * ?sslmode=require}) is handed to both drivers as it stands, so it takes the parameters that both understand.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param query what follows the question mark, still percent-encoded
 */
public record DatabaseUrl(
        String host,
        int port,
        String name,
        Optional<String> user,
        Optional<String> password,
        Optional<String> query) {

    /** The configuration key that holds such a URL. */
    public static final String KEY = "coscribe.database.url";

    private static final int DEFAULT_PORT = 5432;
    private static final int HIGHEST_PORT = 65_535;

    /** Not {@link java.net.URI}: that knows no host with an underscore, which container networks do have. */
    private static final Pattern SHAPE = Pattern.compile("postgres(?:ql)?://"
            + "(?:(?<user>[^\\s:@/?#]+)(?::(?<password>[^\\s:@/?#]*))?@)?"
            + "(?<host>\\[[0-9a-fA-F:.]+]|[\\w.-]+)(?::(?<port>\\d{1,5}))?"
            + "/(?<name>[^\\s:@/?#]+)(?:\\?(?<query>[^\\s#]*))?");

    public DatabaseUrl {
        Objects.requireNonNull(host);
        Objects.requireNonNull(name);
        if (port < 1 || port > HIGHEST_PORT) {
            throw malformed(": port " + port + " is not between 1 and " + HIGHEST_PORT);
        }
    }

    /**
     * Reads the value of {@link #KEY}.
     *
     * @throws ConfigurationException if it isn't such a URL; the message names the key and never shows the value,
     *     which may hold a password
     */
    public static DatabaseUrl parse(String url) {
        Matcher parts = SHAPE.matcher(url);
        if (!parts.matches()) {
            throw malformed("");
        }
        return new DatabaseUrl(
                parts.group("host"),
                Optional.ofNullable(parts.group("port")).map(Integer::parseInt).orElse(DEFAULT_PORT),
                decode(parts.group("name")),
                Optional.ofNullable(parts.group("user")).map(DatabaseUrl::decode),
                Optional.ofNullable(parts.group("password")).map(DatabaseUrl::decode),
                Optional.ofNullable(parts.group("query")).filter(query -> !query.isEmpty()));
    }

    /** The address for the JDBC driver, without the credentials. */
    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    /** The address for the reactive driver, without the credentials. */
    public String reactiveUrl() {
        return "postgresql://" + host + ":" + port + "/" + encode(name)
                + query.map(parameters -> "?" + parameters).orElse("");
    }

    /** The address alone, so that a password never ends up in a log. */
    @Override
    public String toString() {
        return reactiveUrl();
    }

    private static String decode(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) { // its message quotes a piece of the value
            throw malformed(": a % must be followed by two hexadecimal digits");
        }
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static ConfigurationException malformed(String reason) {
        return new ConfigurationException(KEY + " must look like postgresql://user:password@host:5432/name,"
                + " with special characters percent-encoded" + reason);
    }
}
