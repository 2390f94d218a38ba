package io.coscribe.bench.server;

import java.util.List;
import java.util.stream.Stream;

/** The Java that runs the benchmark, for servers that run on it too. */
final class Java {

    private Java() {
    }

    /** The command of a JVM with these arguments. */
    static List<String> command(List<String> arguments) {
        String java = ProcessHandle.current().info().command().orElseThrow();
        return Stream.concat(Stream.of(java), arguments.stream()).toList();
    }
}
