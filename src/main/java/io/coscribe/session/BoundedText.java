package io.coscribe.session;

import java.io.IOException;
import java.io.Writer;

/** Keeps what is written, up to a limit. */
final class BoundedText extends Writer {

    /** There would be more than the limit. */
    static final class FullException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private final StringBuilder text = new StringBuilder();
    private final long limit;

    /** @param limit in UTF-16 units */
    BoundedText(long limit) {
        this.limit = limit;
    }

    @Override
    public void write(char[] units, int offset, int length) throws FullException {
        if (text.length() + length > limit) {
            throw new FullException();
        }
        text.append(units, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
