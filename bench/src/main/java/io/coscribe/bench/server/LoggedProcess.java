package io.coscribe.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that prints when it stands, writes what it prints to a file, and ends with the benchmark at the latest. */
final class LoggedProcess implements AutoCloseable {

    private static final long START_SECONDS = 60;

    /** A JVM that has learnt makes its cache at the end. */
    private static final long STOP_SECONDS = 90;

    private final Process process;
    private final Path log;
    private final CompletableFuture<Matcher> standing = new CompletableFuture<>();

    private LoggedProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static LoggedProcess start(List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(process)));
        return new LoggedProcess(process, log);
    }

    /**
     * Waits until it prints what is looked for; called once.
     *
     * @return where in a line that was found
     * @throws IllegalStateException if that doesn't come in time
     */
    Matcher await(Pattern sign) {
        Thread.ofPlatform().daemon().start(() -> copy(sign));
        try {
            return standing.orTimeout(START_SECONDS, TimeUnit.SECONDS).join();
        } catch (RuntimeException e) {
            close();
            throw new IllegalStateException("it doesn't start, see " + log, e);
        }
    }

    private void copy(Pattern sign) {
        try (BufferedReader output = process.inputReader(); var file = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                file.write(line + System.lineSeparator());
                file.flush();
                Matcher found = sign.matcher(line);
                if (found.find()) {
                    standing.complete(found);
                }
            }
            standing.completeExceptionally(new IllegalStateException("it has ended"));
        } catch (IOException e) {
            standing.completeExceptionally(e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends it as an operator does, and by force if that takes too long. */
    @Override
    public void close() {
        stop(process);
    }

    private static void stop(Process process) {
        // Through its handle: otherwise nothing that it still prints would be read, and a JVM wouldn't make its cache.
        process.toHandle().destroy();
        process.onExit().completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS).join();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
