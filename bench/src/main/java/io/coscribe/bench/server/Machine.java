package io.coscribe.bench.server;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The machine that everything runs on. */
public final class Machine {

    private Machine() {
    }

    /** The time for which its processors, together, have worked since it started. */
    public static Duration processorTime() throws IOException {
        return ProcFormat.time(ProcFormat.machineTicks(Files.readString(Path.of("/proc/stat"))));
    }

    /** The time for which processors have worked for this process, without its children. */
    public static Duration ownProcessorTime() {
        return Duration.ofNanos(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime());
    }

    /** How many files this process may have open. */
    public static long ownOpenFileLimit() throws IOException {
        return ProcFormat.openFileLimit(Files.readString(Path.of("/proc/self/limits")));
    }

    public static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** How many threads wanted to run over the last minute, on average. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
