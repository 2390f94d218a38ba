package io.coscribe.ot.json0;

import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.Side;
import io.coscribe.ot.json0.TextComponent.Delete;
import io.coscribe.ot.json0.TextComponent.Insert;
import java.util.List;

/** Transforms text0 operations. Of two inserts at one position that of {@link Side#LEFT} stays in front. */
final class TextTransform extends PairwiseTransform<TextComponent> {

    TextTransform(Work work) {
        super(work);
    }

    @Override
    boolean areApart(List<TextComponent> components, List<TextComponent> others) {
        return false;
    }

    @Override
    boolean touch(TextComponent one, TextComponent other) {
        return true;
    }

    @Override
    int steps(TextComponent component) {
        return 0;
    }

    @Override
    void append(List<TextComponent> components, TextComponent component) {
        Text0.append(components, component, work);
    }

    @Override
    void transform(TextComponent component, TextComponent over, Side side, List<TextComponent> result) {
        switch (component) {
            case Insert insert ->
                append(result, new Insert(transformed(insert.position(), over, side), insert.text()));
            case Delete delete -> {
                switch (over) {
                    case Insert insert -> transform(delete, insert, result);
                    case Delete other -> transform(delete, other, side, result);
                }
            }
        }
    }

    /** The insert cuts the delete in two if it falls between what is deleted. */
    private void transform(Delete delete, Insert over, List<TextComponent> result) {
        String text = delete.text();
        int before = Math.clamp(over.position() - delete.position(), 0, text.length());
        if (before > 0 && before < text.length()) {
            work.copyText(text.length());
        }
        append(result, new Delete(delete.position(), text.substring(0, before)));
        append(result, new Delete(delete.position() + over.text().length(), text.substring(before)));
    }

    /** What both delete is gone already. */
    private void transform(Delete delete, Delete over, Side side, List<TextComponent> result) {
        if (delete.position() >= over.end()) {
            append(result, new Delete(delete.position() - over.text().length(), delete.text()));
        } else if (delete.end() <= over.position()) {
            append(result, delete);
        } else {
            work.copyText(delete.text().length());
            requireSameText(delete, over);
            int before = (int) Math.max(0, over.position() - delete.position());
            int behind = (int) Math.max(0, delete.end() - over.end());
            String text = delete.text();
            String rest = text.substring(0, before) + text.substring(text.length() - behind);
            append(result, new Delete(transformed(delete.position(), over, side), rest));
        }
    }

    private static void requireSameText(Delete delete, Delete over) {
        long start = Math.max(delete.position(), over.position());
        int length = (int) (Math.min(delete.end(), over.end()) - start);
        if (!delete.text().regionMatches(
                (int) (start - delete.position()), over.text(), (int) (start - over.position()), length)) {
            throw new InvalidOperationException(
                    Code.DELETED_TEXT_DIFFERS,
                    "two operations delete different texts from position " + start + " on, over a length of " + length);
        }
    }

    private static long transformed(long position, TextComponent over, Side side) {
        int length = over.text().length();
        return switch (over) {
            case Insert insert -> {
                boolean pushed = insert.position() < position || insert.position() == position && side == Side.RIGHT;
                yield pushed ? position + length : position;
            }
            case Delete delete ->
                position <= delete.position() ? position : Math.max(delete.position(), position - length);
        };
    }
}
