package io.coscribe.ot.richtext;

import io.coscribe.ot.diff.Step;
import io.coscribe.ot.diff.TextDiff;
import io.coscribe.ot.richtext.Component.Embed;
import io.coscribe.ot.richtext.Component.Insert;
import io.coscribe.ot.richtext.Component.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Finds the operation that makes one document of another, as quill-delta 5.1 does: from the difference of their
 * texts, in which an embed counts as one unit, and from the attributes of what both have.
 */
final class DocumentDiff {

    private static final char EMBED = '\0';

    private final RunCursor before;
    private final RunCursor after;
    private final DeltaBuilder result = Delta.builder();

    private DocumentDiff(RichTextDocument before, RichTextDocument after) {
        this.before = new RunCursor(before);
        this.after = new RunCursor(after);
    }

    /**
     * The operation from one document to the other: {@code before.apply(between(before, after)) = after}, if no
     * attribute in {@code after} is null, which a retain can't bring about. Where {@link TextDiff#MAX_DISTANCE} is
     * exceeded, the law holds as well, but the operation is coarser than quill-delta's.
     */
    static Delta between(RichTextDocument before, RichTextDocument after) {
        DocumentDiff diff = new DocumentDiff(before, after);
        for (Step step : TextDiff.between(text(before), text(after))) {
            diff.add(step);
        }
        return diff.result.build();
    }

    private static String text(RichTextDocument document) {
        StringBuilder text = new StringBuilder(document.length());
        for (Insert run : document) {
            switch (run) {
                case Text(String runText, Attributes _) -> text.append(runText);
                case Embed _ -> text.append(EMBED);
            }
        }
        return text.toString();
    }

    private void add(Step step) {
        int left = step.length();
        while (left > 0) {
            left -= switch (step.kind()) {
                case DELETE -> delete(left);
                case INSERT -> insert(left);
                case KEEP -> keep(left);
            };
        }
    }

    private int delete(int atMost) {
        int length = Math.min(atMost, before.left());
        before.skip(length);
        result.delete(length);
        return length;
    }

    private int insert(int atMost) {
        int length = Math.min(atMost, after.left());
        result.add(after.next(length));
        return length;
    }

    /** Keeps what may have other attributes, or else be another embed. */
    private int keep(int atMost) {
        int length = Math.min(atMost, Math.min(before.left(), after.left()));
        if (isSame(before.run(), after.run())) {
            result.retain(length, change(before.run().attributes(), after.run().attributes()));
            after.skip(length);
        } else {
            result.add(after.next(length)).delete(length);
        }
        before.skip(length);
        return length;
    }

    /** Whether two inserts with the same unit in the text are the same, apart from attributes. */
    private static boolean isSame(Insert one, Insert other) {
        return switch (one) {
            case Text _ -> other instanceof Text;
            case Embed embed -> other instanceof Embed that && embed.value().equals(that.value());
        };
    }

    private static Attributes change(Attributes from, Attributes to) {
        if (from.equals(to)) {
            return Attributes.NONE;
        }
        Map<String, Object> change = new LinkedHashMap<>();
        from.asMap().forEach((name, value) -> {
            if (!to.asMap().containsKey(name)) {
                change.put(name, null);
            }
        });
        to.asMap().forEach((name, value) -> {
            if (!from.asMap().containsKey(name) || !Objects.equals(value, from.asMap().get(name))) {
                change.put(name, value);
            }
        });
        return Attributes.ofOwned(change);
    }
}
