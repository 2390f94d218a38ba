package io.coscribe.ot.unicode;

/**
 * One step of a {@link TextOperation} as it walks through a text: go on, insert something, or delete something. Lengths
 * are code points.
 */
public sealed interface Component {

    /** How many code points it skips, inserts or deletes; at least 1. */
    int length();

    /** Leaves what is there. */
    record Skip(int length) implements Component {

        public Skip {
            requireLength(length);
        }
    }

    record Insert(CodePoints text) implements Component {

        public Insert {
            requireLength(text.length());
        }

        @Override
        public int length() {
            return text.length();
        }
    }

    /** Takes away what is there. */
    sealed interface Delete extends Component {}

    /** A delete that says how much. */
    record DeleteCount(int length) implements Delete {

        public DeleteCount {
            requireLength(length);
        }
    }

    /** A delete that says what, and applies only where exactly this stands. */
    record DeleteText(CodePoints text) implements Delete {

        public DeleteText {
            requireLength(text.length());
        }

        @Override
        public int length() {
            return text.length();
        }
    }

    private static void requireLength(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("length " + length + " is below 1");
        }
    }
}
