package io.coscribe.ot;

import java.util.Objects;

/**
 * An operation, initial value or presence that its type refuses. Nothing was changed. The message carries positions,
 * lengths and the names of keys, never the text of a document, so that it may be logged and sent to the client.
 */
public final class InvalidOperationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it was refused. The names are stable. */
    public enum Code {
        /** Neither an array of components nor an object with such an array in {@code ops}. */
        NOT_A_DELTA,
        /** A text operation that isn't an array of components. */
        NOT_A_TEXT_OPERATION,
        /** A json0 operation that isn't an array of components. */
        NOT_A_JSON0_OPERATION,
        /** A component that isn't exactly one of those its type knows, in the form it has there. */
        MALFORMED_COMPONENT,
        /** Attributes that aren't an object. */
        MALFORMED_ATTRIBUTES,
        /** More attributes than one component or run may have. */
        TOO_MANY_ATTRIBUTES,
        /** A retain, skip or delete whose length isn't a whole number from 1 (in a text operation 0) to 2^31-1. */
        INVALID_LENGTH,
        /** A retain that holds an object: a change inside an embed, which this engine doesn't know. */
        EMBED_CHANGE_UNSUPPORTED,
        /** A document that holds something other than inserts, or a text that isn't a string. */
        NOT_A_DOCUMENT,
        /** A retain, skip or delete that reaches beyond the end of the document, or an index beyond that of a list. */
        PAST_THE_END,
        /** A delete that names another text than the one at its place. */
        DELETED_TEXT_DIFFERS,
        /** A text measured in code points that holds half a surrogate pair. */
        LONE_SURROGATE,
        /** A path or position that leads nowhere in any document, or ends in the wrong kind of step for its component. */
        INVALID_PATH,
        /** A path that leads to nothing in this document. */
        NO_SUCH_PATH,
        /** A change of a list, object, number or string where something else stands. */
        WRONG_KIND,
        /** A change by a subtype that this engine doesn't know. */
        UNKNOWN_SUBTYPE,
        /** An operation or document longer than 2^31-1, or a string or key longer than a parser reads back. */
        TOO_LONG,
        /** So many components at the same places, or on such large lists or strings, that they would take too long. */
        TOO_COMPLEX,
        /** A value nested deeper than {@link Json#MAX_DEPTH}. */
        TOO_DEEP,
        /** Nested, or with strings, numbers or names, beyond the limits of the JSON parser, which can't go on. */
        BEYOND_LIMITS,
        /** A text that isn't one JSON value. */
        NOT_JSON,
        /** A number beyond what a double holds, or not a number. */
        INVALID_NUMBER,
        /** An object that names one key twice. */
        DUPLICATE_KEY,
        /** A key that holds half a surrogate pair, or a name that no attribute may have. */
        INVALID_KEY,
        /** A presence that isn't the whole numbers that its type describes, such as {@code index}. */
        MALFORMED_PRESENCE
    }

    private static final int MAX_SHOWN = 40;

    private final Code code;

    /** For the types. */
    public InvalidOperationException(Code code, String message) {
        super(message);
        this.code = Objects.requireNonNull(code);
    }

    /** A key of a client's object, for a message: cut short if it is long. */
    public static String shown(String key) {
        return key.length() <= MAX_SHOWN ? key : key.substring(0, MAX_SHOWN) + "…";
    }

    public Code code() {
        return code;
    }
}
