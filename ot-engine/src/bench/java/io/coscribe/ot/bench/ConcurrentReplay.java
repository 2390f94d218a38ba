package io.coscribe.ot.bench;

import io.coscribe.ot.Side;
import io.coscribe.ot.richtext.Component.Text;
import io.coscribe.ot.richtext.Delta;
import io.coscribe.ot.richtext.RichTextDocument;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Replays a recording of two people who saw each other's edits late, and holds their copies to one text. Each types into
 * a copy of their own, as it was when they typed. A server takes the transactions in the order of the recording and
 * passes them on, rewritten, when the recording says that they were seen.
 */
final class ConcurrentReplay {

    private static final int PEOPLE = 2;

    private static final class Person {
        RichTextDocument copy = RichTextDocument.EMPTY;
        int seenOfTheOther;

        /** What the other one has typed and this one hasn't seen, each to be applied after the one before. */
        final Deque<Delta> unseen = new ArrayDeque<>();
    }

    private final Person[] people = {new Person(), new Person()};
    private RichTextDocument server = RichTextDocument.EMPTY;

    /** Replays a recording and says how it went; throws if the copies differ in the end. */
    static String run(Path file) {
        Map<?, ?> recording = Trace.json(file);
        List<?> transactions = (List<?>) recording.get("txns");
        if (!Long.valueOf(PEOPLE).equals(recording.get("numAgents"))) {
            return Trace.name(file) + ": left out, it isn't a recording of two people";
        }
        ConcurrentReplay replay = new ConcurrentReplay();
        replay.run(transactions);
        replay.requireOneText();
        boolean asRecorded = text(replay.server).equals(recording.get("endContent"));
        return "%s: %d transactions of two people transformed over each other, all copies equal%s"
                .formatted(Trace.name(file), transactions.size(), asRecorded ? ", as recorded" : "");
    }

    private void run(List<?> transactions) {
        List<int[]> known = new ArrayList<>();
        for (Object each : transactions) {
            Map<?, ?> transaction = (Map<?, ?>) each;
            int author = ((Long) transaction.get("agent")).intValue();
            int[] knows = new int[PEOPLE];
            for (Object parent : (List<?>) transaction.get("parents")) {
                int[] before = known.get(((Long) parent).intValue());
                knows = new int[] {Math.max(knows[0], before[0]), Math.max(knows[1], before[1])};
            }
            Person person = people[author];
            see(person, knows[1 - author]);
            type(person, people[1 - author], delta(person.copy, (List<?>) transaction.get("patches")));
            knows[author]++;
            known.add(knows);
        }
        for (Person person : people) {
            see(person, person.seenOfTheOther + person.unseen.size());
        }
    }

    private static void see(Person person, int transactions) {
        while (person.seenOfTheOther < transactions) {
            person.copy = person.copy.apply(person.unseen.remove());
            person.seenOfTheOther++;
        }
    }

    private static Delta delta(RichTextDocument copy, List<?> patches) {
        TraceText text = new TraceText(text(copy));
        Delta delta = Delta.EMPTY;
        for (Object patch : patches) {
            Edit edit = text.apply((List<?>) patch);
            delta = delta.compose(Delta.builder()
                    .retain(edit.unit())
                    .insert(edit.inserted())
                    .delete(edit.deleted().length())
                    .build());
        }
        return delta;
    }

    private void type(Person person, Person other, Delta typed) {
        person.copy = person.copy.apply(typed);
        Delta committed = typed;
        for (int i = person.unseen.size(); i > 0; i--) {
            Delta earlier = person.unseen.remove();
            person.unseen.add(earlier.transform(committed, Side.RIGHT));
            committed = committed.transform(earlier, Side.LEFT);
        }
        server = server.apply(committed);
        other.unseen.add(committed);
    }

    private void requireOneText() {
        for (Person person : people) {
            if (!person.copy.equals(server)) {
                throw new IllegalStateException("the copies differ");
            }
        }
    }

    private static String text(RichTextDocument document) {
        StringBuilder text = new StringBuilder();
        document.forEach(run -> text.append(((Text) run).text()));
        return text.toString();
    }
}
