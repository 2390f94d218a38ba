package io.coscribe.ot.json0;

/** One step of a text0 operation, the subtype for strings. Positions count UTF-16 units and may cut a pair. */
sealed interface TextComponent {

    long position();

    String text();

    /** The same change at another position. */
    TextComponent at(long position);

    /** The component that takes this one back. */
    TextComponent inverse();

    /** Puts a text into the string. */
    record Insert(long position, String text) implements TextComponent {

        @Override
        public Insert at(long elsewhere) {
            return new Insert(elsewhere, text);
        }

        @Override
        public Delete inverse() {
            return new Delete(position, text);
        }
    }

    /** Takes a text, which has to be there, out of the string. */
    record Delete(long position, String text) implements TextComponent {

        @Override
        public Delete at(long elsewhere) {
            return new Delete(elsewhere, text);
        }

        @Override
        public Insert inverse() {
            return new Insert(position, text);
        }

        /** The position behind what it deletes. */
        long end() {
            return position + text.length();
        }
    }
}
