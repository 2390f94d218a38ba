package io.coscribe.ot.rope;

import java.util.function.Consumer;

/** How the pieces of a {@link Rope} are measured, cut and joined. Pieces are immutable and never empty. */
public interface Pieces<P> {

    int length(P piece);

    /** The part from {@code from} to {@code to}, counted from the piece's own start; not empty. */
    P part(P piece, int from, int to);

    /** Hands on a piece of any length in pieces that a rope may hold. */
    void cut(P piece, Consumer<P> parts);

    /** Both as one, or null if they differ in kind or would be too long. */
    P joined(P piece, P next);

    /** Whether both are so short that they are to be one, rather than wait for more to be deleted. */
    boolean areCrumbs(P piece, P next);

    /**
     * The piece with {@code insert}, or nothing if that is null, in the place of what lies from {@code from} to
     * {@code to}; null if that isn't one piece that a rope may hold.
     */
    P spliced(P piece, int from, int to, P insert);
}
