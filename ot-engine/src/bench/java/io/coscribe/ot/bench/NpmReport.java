package io.coscribe.ot.bench;

import static io.coscribe.ot.bench.Table.number;

import io.coscribe.ot.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The same recordings replayed by text libraries from npm, in Node, beside rich text in the engine. */
final class NpmReport {

    private static final Path SOURCES = Path.of("src/bench/node");

    private NpmReport() {}

    /** Says in one line why not, where there is no Node or the libraries can't be installed. */
    static void print(Path folder, List<Path> traces, List<ReplayReport.Row> engine) throws InterruptedException {
        System.out.printf("%nThe same in Node (\"reached\" where the time was up before the end)%n");
        try {
            install(folder);
            printTable(replay(folder, traces), engine);
        } catch (IOException e) {
            System.out.println("Left out, because it needs Node 20 and npm: " + e.getMessage());
        }
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(SOURCES, "*.{js,json}")) {
            for (Path file : files) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path log = folder.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (npm.waitFor() != 0) {
            throw new IOException("npm ci failed, see " + log);
        }
    }

    private static List<Map<?, ?>> replay(Path folder, List<Path> traces) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "replay.js"));
        traces.forEach(trace -> command.add(trace.toString()));
        Process node = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Map<?, ?>> lines = new ArrayList<>();
        try (BufferedReader out = node.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add((Map<?, ?>) Json.parse(line, Json::read));
            }
        }
        if (node.waitFor() != 0) {
            throw new IOException("node ended with exit code " + node.exitValue());
        }
        return lines;
    }

    private static void printTable(List<Map<?, ?>> lines, List<ReplayReport.Row> engine) {
        Map<String, Double> engineTimes = engine.stream()
                .filter(row -> row.type() == TextForm.RICH_TEXT)
                .collect(Collectors.toMap(ReplayReport.Row::trace, ReplayReport.Row::nanosecondsPerEdit));
        Table table = new Table(2, "recording", "library", "ns/edit", "times RICH_TEXT", "reached");
        for (Map<?, ?> line : lines) {
            double nanoseconds = ((Number) line.get("microseconds")).doubleValue() * 1000;
            String trace = (String) line.get("trace");
            table.add(
                    trace,
                    (String) line.get("library"),
                    number(nanoseconds),
                    number(nanoseconds / engineTimes.get(trace)),
                    line.get("edits").equals(line.get("of")) ? "" : line.get("edits") + " of " + line.get("of"));
        }
        table.print();
    }
}
