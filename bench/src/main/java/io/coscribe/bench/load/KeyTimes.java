package io.coscribe.bench.load;

import java.util.Arrays;

/** When an editor pressed the key for each operation, by sequence number: nanoseconds of the process's clock. */
final class KeyTimes {

    private long[] times = new long[1024];

    void set(int sequence, long time) {
        if (sequence >= times.length) {
            times = Arrays.copyOf(times, times.length * 2);
        }
        times[sequence] = time;
    }

    long get(int sequence) {
        return times[sequence];
    }
}
