package io.coscribe.bench;

import io.coscribe.bench.load.ShareDbWire;
import io.coscribe.bench.server.CoscribeServer;
import io.coscribe.bench.server.FloorServer;
import io.coscribe.bench.server.Machine;
import io.coscribe.bench.server.NodeServer;
import io.coscribe.bench.server.RunningServers;
import io.coscribe.bench.server.Server;
import io.coscribe.bench.server.Server.Keeps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Measures the packaged service beside other servers, prints a table and writes a file. System properties:
 * {@code servers} and {@code scenarios} are regular expressions for the names of those wanted, {@code warm-up},
 * {@code measured} and {@code repeats} are a {@link Pace}. Runs in the folder {@code bench}.
 */
public final class ServiceBenchmark {

    private static final Path WORK = Path.of("target/bench");
    private static final Path JAR = Path.of("../target/quarkus-app/quarkus-run.jar");

    /** A further server to compare with is one more line here. */
    private static final List<Server> SERVERS = List.of(
            new CoscribeServer(JAR.toAbsolutePath().normalize()),
            new NodeServer("sharedb-durable", peer("sharedb-durable"), Keeps.IN_STORES, ShareDbWire::new),
            new NodeServer("sharedb-memory", peer("sharedb-memory"), Keeps.IN_MEMORY, ShareDbWire::new),
            new FloorServer());

    private ServiceBenchmark() {
    }

    private static Path peer(String name) {
        return Path.of("peers", name + ".mjs");
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            System.err.println("There is no packaged service: call ./mvnw package first.");
            System.exit(2);
        }
        Files.createDirectories(WORK);
        Instant began = Instant.now();
        Pace pace = new Pace(
                Pace.duration(System.getProperty("warm-up")),
                Pace.duration(System.getProperty("measured")),
                Integer.getInteger("repeats"));
        List<Scenario> scenarios = wanted("scenarios", Scenario.ALL, Scenario::name);
        List<Result> results = measure(wanted("servers", SERVERS, Server::name), scenarios, pace);
        new Table(results).print();
        Path file = WORK.resolve("service.json");
        new JsonReport(pace, began).write(results, file);
        System.out.println("Every measurement is in " + file.toAbsolutePath());
    }

    private static List<Result> measure(List<Server> servers, List<Scenario> scenarios, Pace pace)
            throws IOException, InterruptedException {
        try (RunningServers running = RunningServers.start(servers, WORK)) {
            System.out.printf("%d processors, load average %.1f%n", Machine.processors(), Machine.load());
            return new Comparison(running.all(), scenarios, pace).run();
        }
    }

    private static <T> List<T> wanted(String property, List<T> all, Function<T, String> name) {
        Pattern pattern = Pattern.compile(System.getProperty(property, ""));
        List<T> wanted = all.stream().filter(one -> pattern.matcher(name.apply(one)).find()).toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: \"%s\" is in none of %s".formatted(property, pattern, all.stream().map(name).toList()));
        }
        return wanted;
    }
}
