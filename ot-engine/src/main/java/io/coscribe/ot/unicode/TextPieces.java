package io.coscribe.ot.unicode;

import io.coscribe.ot.rope.Pieces;
import java.util.function.Consumer;

/** The pieces of a {@link TextDocument}: texts of at most {@link #MAX_LENGTH} code points. */
enum TextPieces implements Pieces<CodePoints> {
    INSTANCE;

    static final int MAX_LENGTH = 512;

    /** Long texts are cut into pieces of this length, which leaves each of them room to type in. */
    private static final int CUT_LENGTH = 384;

    @Override
    public int length(CodePoints text) {
        return text.length();
    }

    @Override
    public CodePoints part(CodePoints text, int from, int to) {
        return text.part(from, to);
    }

    @Override
    public void cut(CodePoints text, Consumer<CodePoints> parts) {
        if (text.length() <= MAX_LENGTH) {
            parts.accept(text);
            return;
        }
        CodePointReader reader = new CodePointReader(text);
        for (int start = 0; start < text.length(); start += CUT_LENGTH) {
            int length = Math.min(CUT_LENGTH, text.length() - start);
            parts.accept(reader.peek(length));
            reader.skip(length);
        }
    }

    @Override
    public CodePoints joined(CodePoints text, CodePoints next) {
        return text.length() + next.length() <= MAX_LENGTH ? text.followedBy(next) : null;
    }

    @Override
    public boolean areCrumbs(CodePoints text, CodePoints next) {
        return text.length() + next.length() <= MAX_LENGTH / 2;
    }

    @Override
    public CodePoints spliced(CodePoints text, int from, int to, CodePoints insert) {
        CodePoints inserted = insert == null ? CodePoints.EMPTY : insert;
        long length = (long) text.length() - (to - from) + inserted.length();
        return length == 0 || length > MAX_LENGTH ? null : text.spliced(from, to, inserted);
    }
}
