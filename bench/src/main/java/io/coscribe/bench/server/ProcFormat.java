package io.coscribe.bench.server;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads those files of Linux's {@code /proc} that say what was used, as proc(5) describes them. */
final class ProcFormat {

    /** Linux tells times in these, whatever it counts in itself. */
    private static final Duration TICK = Duration.ofMillis(10);

    /** Own time in user and kernel mode, then that of children that have ended: fields 14 to 17. */
    private static final int FIRST_TIME = 14;
    private static final int TIMES = 4;

    /** User, nice, system, idle, iowait, irq, softirq and steal; a guest's time is part of user. */
    private static final int IDLE = 4;
    private static final int IOWAIT = 5;
    private static final int STEAL = 8;

    private static final Pattern PROPORTIONAL = Pattern.compile("^Pss:\\s+(\\d+) kB$", Pattern.MULTILINE);

    private static final Pattern OPEN_FILES = Pattern.compile("^Max open files +(\\d+|unlimited) ", Pattern.MULTILINE);

    private ProcFormat() {
    }

    static Duration time(long ticks) {
        return TICK.multipliedBy(ticks);
    }

    /** The processor time in {@code /proc/<pid>/stat}, that of children that have ended included. */
    static long processTicks(String stat) {
        int endOfName = stat.lastIndexOf(')');
        String[] fields = stat.substring(endOfName + 2).split(" ");
        long ticks = 0;
        for (int i = 0; i < TIMES; i++) {
            ticks += Long.parseLong(fields[FIRST_TIME - 3 + i]);
        }
        return ticks;
    }

    /** What all processors of the machine did together, in {@code /proc/stat}: everything but idling. */
    static long machineTicks(String stat) {
        String[] fields = stat.lines().findFirst().orElseThrow().split("\\s+");
        long ticks = 0;
        for (int i = 1; i <= STEAL; i++) {
            if (i != IDLE && i != IOWAIT) {
                ticks += Long.parseLong(fields[i]);
            }
        }
        return ticks;
    }

    /** The memory of a process in {@code /proc/<pid>/smaps_rollup}: each page divided by those who share it. */
    static long proportionalBytes(String smaps) {
        Matcher kilobytes = PROPORTIONAL.matcher(smaps);
        if (!kilobytes.find()) {
            throw new IllegalArgumentException("no line Pss in: " + smaps);
        }
        return 1024 * Long.parseLong(kilobytes.group(1));
    }

    /** The soft limit in {@code /proc/<pid>/limits}; JVMs and Node raise theirs to the hard one when they start. */
    static long openFileLimit(String limits) {
        Matcher files = OPEN_FILES.matcher(limits);
        if (!files.find()) {
            throw new IllegalArgumentException("no line Max open files in: " + limits);
        }
        return files.group(1).equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(files.group(1));
    }
}
