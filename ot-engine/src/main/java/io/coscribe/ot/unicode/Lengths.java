package io.coscribe.ot.unicode;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;

/** Arithmetic on lengths in code points. */
final class Lengths {

    private Lengths() {}

    /** @throws InvalidOperationException if the sum is above 2^31-1 */
    static int sum(int length, int more) {
        long sum = (long) length + more;
        if (sum > Integer.MAX_VALUE) {
            throw new InvalidOperationException(Code.TOO_LONG, "length " + sum + " is above " + Integer.MAX_VALUE);
        }
        return (int) sum;
    }
}
