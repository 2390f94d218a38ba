package io.coscribe.ot.json0;

import com.fasterxml.jackson.core.StreamReadConstraints;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.InvalidOperationException.Code;
import io.coscribe.ot.json0.TextComponent.Delete;
import io.coscribe.ot.json0.TextComponent.Insert;
import java.util.ArrayList;
import java.util.List;

/** The subtype text0: operations on a string, as lists of components that are done one after the other. */
final class Text0 {

    static final String NAME = "text0";

    /** The longest string that a JSON parser reads back. */
    static final int MAX_LENGTH = StreamReadConstraints.DEFAULT_MAX_STRING_LEN;

    private Text0() {}

    /**
     * The text after the operation.
     *
     * @param growth is told how much longer the text becomes
     * @throws InvalidOperationException if a component reaches beyond the end, deletes what isn't there, or makes the
     *     text too long, or if there is too much work
     */
    static String apply(String text, List<TextComponent> operation, SizeGrowth growth, Work work) {
        work.copyText(text.length());
        StringBuilder result = new StringBuilder(text);
        for (TextComponent component : operation) {
            int position = (int) Math.min(component.position(), Integer.MAX_VALUE);
            if (position < 0 || position > result.length()) {
                throw new InvalidOperationException(
                        Code.PAST_THE_END,
                        "position %d in a string of length %d".formatted(component.position(), result.length()));
            }
            work.moveText(result.length() - position);
            switch (component) {
                case Insert(long _, String inserted) -> {
                    requireReadable(result.length(), inserted.length());
                    growth.unitsGo(result, position, position);
                    result.insert(position, inserted);
                    growth.unitsCome(result, position, position + inserted.length());
                }
                case Delete(long _, String deleted) -> {
                    requireThere(result, position, deleted);
                    growth.unitsGo(result, position, position + deleted.length());
                    result.delete(position, position + deleted.length());
                    growth.unitsCome(result, position, position);
                }
            }
        }
        return result.toString();
    }

    private static void requireThere(StringBuilder text, int position, String deleted) {
        int length = deleted.length();
        boolean there = length <= text.length() - position;
        for (int i = 0; there && i < length; i++) {
            there = text.charAt(position + i) == deleted.charAt(i);
        }
        if (!there) {
            throw new InvalidOperationException(
                    Code.DELETED_TEXT_DIFFERS,
                    "the text to delete, of length %d, isn't at position %d of the string of length %d"
                            .formatted(length, position, text.length()));
        }
    }

    private static void requireReadable(int length, int more) {
        if (more > MAX_LENGTH - length) {
            throw new InvalidOperationException(
                    Code.TOO_LONG, "a string of length %d is too long".formatted((long) length + more));
        }
    }

    /** One operation that does what {@code first} and then {@code second} do. */
    static List<TextComponent> compose(List<TextComponent> first, List<TextComponent> second, Work work) {
        work.join(first.size() + second.size());
        List<TextComponent> result = new ArrayList<>(first);
        second.forEach(component -> append(result, component, work));
        return result;
    }

    /**
     * Adds a component behind the others. An insert into what the last one inserted becomes a part of it, a delete
     * around the place of the last one takes that in, and an empty one falls away.
     */
    static void append(List<TextComponent> components, TextComponent component, Work work) {
        if (component.text().isEmpty()) {
            return;
        }
        TextComponent joined = components.isEmpty() ? null : joined(components.getLast(), component, work);
        if (joined == null) {
            components.add(component);
        } else {
            components.set(components.size() - 1, joined);
        }
    }

    /** Two components as one, or null if they can't be one. */
    static TextComponent joined(TextComponent first, TextComponent next, Work work) {
        long start = first.position();
        if (first instanceof Insert && next instanceof Insert) {
            long offset = next.position() - start;
            return isWithin(first.text(), offset)
                    ? new Insert(start, inserted(first.text(), (int) offset, next.text(), work))
                    : null;
        }
        if (first instanceof Delete && next instanceof Delete) {
            long offset = start - next.position();
            return isWithin(next.text(), offset)
                    ? new Delete(next.position(), inserted(next.text(), (int) offset, first.text(), work))
                    : null;
        }
        return null;
    }

    private static boolean isWithin(String text, long offset) {
        return offset >= 0 && offset <= text.length();
    }

    private static String inserted(String text, int offset, String more, Work work) {
        requireReadable(text.length(), more.length());
        work.copyText(text.length() + more.length());
        return new StringBuilder(text.length() + more.length())
                .append(text, 0, offset)
                .append(more)
                .append(text, offset, text.length())
                .toString();
    }
}
