package io.coscribe.bench;

import io.coscribe.bench.load.ShareDbWire;
import io.coscribe.bench.load.yjs.HocuspocusWire;
import io.coscribe.bench.load.yjs.YWebsocketWire;
import io.coscribe.bench.scenario.Pace;
import io.coscribe.bench.scenario.Scenario;
import io.coscribe.bench.scenario.Scenarios;
import io.coscribe.bench.server.FloorServer;
import io.coscribe.bench.server.Machine;
import io.coscribe.bench.server.NodeServer;
import io.coscribe.bench.server.RunningServer;
import io.coscribe.bench.server.RunningServers;
import io.coscribe.bench.server.Server;
import io.coscribe.bench.server.Server.Keeps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Measures the packaged service beside other servers, prints a table and writes a file. System properties:
 * {@code servers} and {@code scenarios} are regular expressions for the names of those wanted, {@code break-in},
 * {@code warm-up}, {@code measured} and {@code repeats} say how long and how often, {@code aot-cache} names a file as
 * {@link Packaged} says. Runs in the folder {@code bench}.
 */
public final class ServiceBenchmark {

    private static final Path WORK = Path.of("target/bench");

    /** In times the least break-in. */
    private static final int MOST_BREAK_IN = 3;

    private ServiceBenchmark() {
    }

    /** A further server to compare with is one more line here. */
    private static List<Server> servers() {
        return List.of(
                Packaged.service(),
                new NodeServer("sharedb-durable", peer("sharedb-durable"), Keeps.IN_STORES, ShareDbWire::new),
                new NodeServer("sharedb-memory", peer("sharedb-memory"), Keeps.IN_MEMORY, ShareDbWire::new),
                new NodeServer("hocuspocus", peer("hocuspocus"), Keeps.IN_MEMORY, HocuspocusWire::new),
                new NodeServer("y-websocket", peer("y-websocket"), Keeps.IN_MEMORY, YWebsocketWire::new),
                new FloorServer());
    }

    private static Path peer(String name) {
        return Path.of("peers", name + ".mjs");
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        Instant began = Instant.now();
        Pace pace = new Pace(duration("warm-up"), duration("measured"));
        Outcome outcome = measure(wanted("servers", servers(), Server::name), scenarios(), pace);
        System.out.println();
        Table.of(outcome.results()).forEach(Table::print);
        Path file = WORK.resolve("service.json");
        new JsonReport(pace, began).write(outcome, file);
        System.out.println("Every measurement is in " + file.toAbsolutePath());
        outcome.missing().forEach(System.out::println);
        outcome.failures().forEach(System.err::println);
        System.exit(outcome.failures().isEmpty() ? 0 : 1);
    }

    private static Outcome measure(List<Server> servers, List<Scenario> scenarios, Pace pace)
            throws IOException, InterruptedException {
        try (RunningServers running = RunningServers.start(servers, WORK)) {
            System.out.printf("%d processors, load average %.1f%n", Machine.processors(), Machine.load());
            Duration least = duration("break-in");
            BreakIn breakIn = new BreakIn(least, least.multipliedBy(MOST_BREAK_IN));
            for (RunningServer server : running.all()) {
                breakIn.run(server);
            }
            return new Comparison(running.all(), scenarios).run(pace, Integer.getInteger("repeats"));
        }
    }

    private static Duration duration(String property) {
        return Pace.duration(System.getProperty(property));
    }

    private static List<Scenario> scenarios() {
        return System.getProperty("scenarios", "").isEmpty()
                ? Scenarios.USUAL : wanted("scenarios", Scenarios.ALL, Scenario::name);
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
