package io.coscribe.ot.richtext;

import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Text;
import io.coscribe.ot.rope.Pieces;
import java.util.function.Consumer;

/** The pieces of a {@link RichTextDocument}: embeds, and texts of at most {@link #MAX_TEXT} units. */
enum RunPieces implements Pieces<Insert> {
    INSTANCE;

    static final int MAX_TEXT = 512;

    /** Long texts are cut into pieces of this length, which leaves each of them room to type in. */
    private static final int CUT_TEXT = 384;

    @Override
    public int length(Insert run) {
        return run.length();
    }

    @Override
    public Insert part(Insert run, int from, int to) {
        return run.part(from, to);
    }

    @Override
    public void cut(Insert run, Consumer<Insert> parts) {
        int length = run.length();
        if (length <= MAX_TEXT) {
            parts.accept(run);
        } else {
            for (int start = 0; start < length; start += CUT_TEXT) {
                parts.accept(run.part(start, Math.min(start + CUT_TEXT, length)));
            }
        }
    }

    @Override
    public Insert joined(Insert run, Insert next) {
        return areOne(run, next, MAX_TEXT)
                ? new Text(((Text) run).text().concat(((Text) next).text()), run.attributes())
                : null;
    }

    @Override
    public boolean areCrumbs(Insert run, Insert next) {
        return areOne(run, next, MAX_TEXT / 2);
    }

    private static boolean areOne(Insert run, Insert next, int limit) {
        return run instanceof Text(String text, Attributes attributes)
                && next instanceof Text(String nextText, Attributes nextAttributes)
                && text.length() + nextText.length() <= limit
                && attributes.equals(nextAttributes);
    }

    @Override
    public Insert spliced(Insert run, int from, int to, Insert insert) {
        if (!(run instanceof Text(String text, Attributes attributes))) {
            return null;
        }
        String inserted;
        if (insert == null) {
            inserted = "";
        } else if (insert instanceof Text(String more, Attributes moreAttributes) && moreAttributes.equals(attributes)) {
            inserted = more;
        } else {
            return null;
        }
        long length = (long) text.length() - (to - from) + inserted.length();
        return length == 0 || length > MAX_TEXT ? null : new Text(spliced(text, from, to, inserted), attributes);
    }

    private static String spliced(String text, int from, int to, String inserted) {
        return new StringBuilder(text.length() - (to - from) + inserted.length())
                .append(text, 0, from)
                .append(inserted)
                .append(text, to, text.length())
                .toString();
    }
}
