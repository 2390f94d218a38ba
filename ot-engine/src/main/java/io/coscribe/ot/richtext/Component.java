package io.coscribe.ot.richtext;

import io.coscribe.ot.Json;
import java.util.Objects;

/**
 * One step of a {@link Delta} as it walks through a document: insert something, go on over something, or delete
 * something. Lengths are UTF-16 units; an embed counts one.
 */
public sealed interface Component {

    /** How many units it inserts, retains or deletes; at least 1. */
    int length();

    /** The part from {@code from} to {@code to}, counted from its own start; not empty. */
    Component part(int from, int to);

    /** An insert. A document consists of these alone. */
    sealed interface Insert extends Component {

        Attributes attributes();

        Insert withAttributes(Attributes attributes);

        @Override
        Insert part(int from, int to);
    }

    /** Text; may begin or end with half a surrogate pair. */
    record Text(String text, Attributes attributes) implements Insert {

        public Text {
            requireLength(text.length());
            Objects.requireNonNull(attributes);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public Text part(int from, int to) {
            return to - from == text.length() ? this : new Text(text.substring(from, to), attributes);
        }

        @Override
        public Text withAttributes(Attributes attributes) {
            return attributes == this.attributes ? this : new Text(text, attributes);
        }
    }

    /** Something that isn't text, such as an image: a value in the form of {@link Json}, neither null nor a string. */
    final class Embed implements Insert {

        private final Object value;
        private final Attributes attributes;

        private Embed(Object value, Attributes attributes) {
            if (value == null || value instanceof String) {
                throw new IllegalArgumentException("neither null nor a string is an embed");
            }
            this.value = value;
            this.attributes = Objects.requireNonNull(attributes);
        }

        /** An embed of a value that {@link Json#of} takes. */
        public static Embed of(Object value, Attributes attributes) {
            return new Embed(Json.of(value), attributes);
        }

        /** An embed of a value in the form of {@link Json} that nobody changes any more. */
        static Embed ofOwned(Object value, Attributes attributes) {
            return new Embed(value, attributes);
        }

        public Object value() {
            return value;
        }

        @Override
        public Attributes attributes() {
            return attributes;
        }

        @Override
        public int length() {
            return 1;
        }

        @Override
        public Embed part(int from, int to) {
            return this;
        }

        @Override
        public Embed withAttributes(Attributes attributes) {
            return attributes == this.attributes ? this : new Embed(value, attributes);
        }

        @Override
        public boolean equals(Object other) {
            return this == other
                    || other instanceof Embed that && value.equals(that.value) && attributes.equals(that.attributes);
        }

        @Override
        public int hashCode() {
            return 31 * value.hashCode() + attributes.hashCode();
        }

        @Override
        public String toString() {
            return "Embed[value=" + value + ", attributes=" + attributes + "]";
        }
    }

    /** Leaves what is there, apart from the attributes it changes. */
    record Retain(int length, Attributes attributes) implements Component {

        public Retain {
            requireLength(length);
            Objects.requireNonNull(attributes);
        }

        @Override
        public Retain part(int from, int to) {
            return to - from == length ? this : new Retain(to - from, attributes);
        }
    }

    /** Takes away what is there. */
    record Delete(int length) implements Component {

        public Delete {
            requireLength(length);
        }

        @Override
        public Delete part(int from, int to) {
            return to - from == length ? this : new Delete(to - from);
        }
    }

    private static void requireLength(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("length " + length + " is below 1");
        }
    }
}
