package io.coscribe.session;

/**
 * How much a session takes in, in UTF-16 units of JSON.
 *
 * @param operation of an edit, as it was submitted
 * @param document of a document's content
 */
public record SizeLimits(int operation, long document) {

    public static final SizeLimits NONE = new SizeLimits(Integer.MAX_VALUE, Long.MAX_VALUE);

    public SizeLimits {
        if (operation < 1 || document < 1) {
            throw new IllegalArgumentException("limits of " + operation + " and " + document + " leave no room");
        }
    }
}
