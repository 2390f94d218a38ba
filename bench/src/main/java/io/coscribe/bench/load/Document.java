package io.coscribe.bench.load;

/**
 * A document that a load creates, and types in.
 *
 * @param length how many characters it has from the beginning: all of them {@code a}, without formats
 */
public record Document(String name, int length) {

    /** Where everybody types: characters before that are never changed. */
    public int middle() {
        return length / 2;
    }
}
