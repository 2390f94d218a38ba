package io.coscribe.cluster;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where Redis is, as one setting. Schemes that begin with {@code rediss} mean TLS; user and password may be
 * percent-encoded.
 *
 * <ul>
 *   <li>{@code redis://[[user:]password@]host[:port][/database]}
 *   <li>{@code redis-sentinel://[[user:]password@]host[:port],…[/database]#master}: sentinels, and the name by which
 *       they know the Redis that is meant; user and password are those of all
 *   <li>{@code redis-cluster://[[user:]password@]host[:port],…}: some nodes of a cluster
 * </ul>
 *
 * @param endpoints for the client: each as {@code redis://:password@host:port/database}
 * @param master what the sentinels call it; empty unless the form is {@link Form#SENTINEL}
 */
public record RedisUrl(Form form, Security security, List<String> endpoints, Optional<String> master) {

    /** The configuration key that holds such a URL. */
    public static final String KEY = "coscribe.redis.url";

    /** What stands at the addresses. */
    public enum Form { SINGLE, SENTINEL, CLUSTER }

    /** How the connections are protected. */
    public enum Security { NONE, TLS }

    private static final int REDIS_PORT = 6379;
    private static final int SENTINEL_PORT = 26379;
    private static final int HIGHEST_PORT = 65_535;

    private static final Pattern SHAPE = Pattern.compile("redis(?<tls>s?)(?<form>|-sentinel|-cluster)://"
            + "(?:(?:(?<user>[^\\s:@/?#]*):)?(?<password>[^\\s:@/?#]+)@)?"
            + "(?<hosts>[^\\s@/?#]+)(?:/(?<database>\\d{1,4})?)?(?:#(?<master>[^\\s#]+))?");

    /** The client knows no host with an underscore. */
    private static final Pattern HOST =
            Pattern.compile("(?<name>\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]+)(?::(?<port>\\d{1,5}))?");

    /**
     * Reads the value of {@link #KEY}.
     *
     * @throws ConfigurationException if it isn't such a URL; the message names the key and never shows the value,
     *     which may hold a password
     */
    public static RedisUrl parse(String url) {
        Matcher parts = SHAPE.matcher(url);
        if (!parts.matches()) {
            throw malformed("");
        }
        Form form = switch (parts.group("form")) {
            case "-sentinel" -> Form.SENTINEL;
            case "-cluster" -> Form.CLUSTER;
            default -> Form.SINGLE;
        };
        Security security = parts.group("tls").isEmpty() ? Security.NONE : Security.TLS;
        Optional<String> database = Optional.ofNullable(parts.group("database"));
        String before = (security == Security.TLS ? "rediss://" : "redis://") + credentials(parts);
        String after = database.map(number -> "/" + number).orElse("");
        List<String> endpoints = Arrays.stream(parts.group("hosts").split(",", -1))
                .map(host -> before + endpoint(host, form) + after)
                .toList();
        Optional<String> master = Optional.ofNullable(parts.group("master"));
        if (form == Form.SINGLE && endpoints.size() > 1) {
            throw malformed(": several hosts are redis-sentinel or redis-cluster");
        }
        if (form == Form.CLUSTER && database.isPresent()) {
            throw malformed(": a cluster has no databases");
        }
        if (master.isPresent() != (form == Form.SENTINEL)) {
            throw malformed(": #master is what the sentinels call the Redis, and belongs to redis-sentinel alone");
        }
        return new RedisUrl(form, security, endpoints, master);
    }

    private static String endpoint(String host, Form form) {
        Matcher parts = HOST.matcher(host);
        if (!parts.matches()) {
            throw malformed(": each host is a name, an IPv4 address, or an IPv6 address in brackets, and a port");
        }
        int port = Optional.ofNullable(parts.group("port")).map(Integer::parseInt)
                .orElse(form == Form.SENTINEL ? SENTINEL_PORT : REDIS_PORT);
        if (port < 1 || port > HIGHEST_PORT) {
            throw malformed(": port " + port + " is not between 1 and " + HIGHEST_PORT);
        }
        return parts.group("name") + ":" + port;
    }

    private static String credentials(Matcher parts) {
        String user = parts.group("user");
        String password = parts.group("password");
        return password == null ? "" : (user == null ? "" : recode(user)) + ":" + recode(password) + "@";
    }

    /** As the client decodes it, which takes a plus for a space. */
    private static String recode(String part) {
        try {
            return URLEncoder.encode(
                    URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) { // its message quotes a piece of the value
            throw malformed(": a % must be followed by two hexadecimal digits");
        }
    }

    /** The addresses alone, so that a password never ends up in a log. */
    @Override
    public String toString() {
        return endpoints.stream()
                .map(endpoint -> endpoint.replaceFirst("//.*@", "//"))
                .collect(Collectors.joining(", ", form + " ", ""));
    }

    private static ConfigurationException malformed(String reason) {
        return new ConfigurationException(KEY + " must look like redis://user:password@host:6379/0,"
                + " redis-sentinel://host:26379,host:26379/0#master or redis-cluster://host:6379,host:6379,"
                + " with special characters percent-encoded" + reason);
    }
}
