package io.coscribe.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Processes with all their descendants, and what they use. Works on Linux alone, which tells it in {@code /proc}. */
public final class ProcessGroup {

    private final List<ProcessHandle> roots;

    /** @param roots processes none of which descends from another */
    ProcessGroup(List<ProcessHandle> roots) {
        this.roots = List.copyOf(roots);
    }

    /** The processor time used so far; that of a process which has ended goes on counting, as its parent's. */
    public Duration processorTime() {
        return ProcFormat.time(sum("stat", ProcFormat::processTicks));
    }

    /** The memory in use now, in bytes; what several processes share counts once. */
    public long memory() {
        return sum("smaps_rollup", ProcFormat::proportionalBytes);
    }

    /** These and others; what is in both counts once. */
    public ProcessGroup with(ProcessGroup others) {
        return new ProcessGroup(Stream.concat(roots.stream(), others.roots.stream()).distinct().toList());
    }

    /** These, but none of the others. */
    public ProcessGroup without(ProcessGroup others) {
        return new ProcessGroup(roots.stream().filter(root -> !others.roots.contains(root)).toList());
    }

    /** How many files the first process, which has the connections, may have open. */
    public long openFileLimit() throws IOException {
        return ProcFormat.openFileLimit(Files.readString(Path.of("/proc", Long.toString(first().pid()), "limits")));
    }

    /** The server itself. */
    ProcessHandle first() {
        return roots.getFirst();
    }

    private long sum(String file, ToLongFunction<String> figure) {
        return roots.stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .flatMap(process -> read(process, file).stream())
                .mapToLong(figure)
                .sum();
    }

    /** Nothing if the process has ended meanwhile. */
    private static Optional<String> read(ProcessHandle process, String file) {
        try {
            return Optional.of(Files.readString(Path.of("/proc", Long.toString(process.pid()), file)));
        } catch (IOException e) {
            // It may end between any two of these, and counts as alive until its parent has noticed.
            if (process.isAlive() && !String.valueOf(e.getMessage()).contains("No such process")) {
                throw new UncheckedIOException(e);
            }
            return Optional.empty();
        }
    }
}
