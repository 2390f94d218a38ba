package io.coscribe.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.id.OperationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A document created by {@code ann}, who types "b" into it, while {@code ben} types "c": sound, until it is spoilt. */
class CheckerTest {

    private static final SharedDocument DOCUMENT = SharedDocument.named("d", DocumentKind.PLAIN_TEXT);
    private static final OperationId CREATION = new OperationId("ann", 1);
    private static final OperationId EDIT_OF_ANN = new OperationId("ann", 2);
    private static final OperationId EDIT_OF_BEN = new OperationId("ben", 1);

    private final Journal ann = new Journal("ann");
    private final Journal ben = new Journal("ben");
    private final List<Database.Batch> log = new ArrayList<>(List.of(
            row(0, new LoggedOperation(0, CREATION, Map.of("create", Map.of("type", "text-unicode", "data", "a")))),
            row(1, insert(1, EDIT_OF_ANN, "b"), insert(2, EDIT_OF_BEN, "c"))));
    private final List<DocumentView> views = new ArrayList<>(List.of(
            view("ann", 3, "cba"), view("a fresh reader", 3, "cba")));

    CheckerTest() {
        submitted(ann, CREATION);
        acknowledged(ann, CREATION, 0);
        submitted(ann, EDIT_OF_ANN);
        acknowledged(ann, EDIT_OF_ANN, 1);
        submitted(ben, EDIT_OF_BEN);
        acknowledged(ben, EDIT_OF_BEN, 2);
        received(ben, insert(1, EDIT_OF_ANN, "b"));
    }

    @Test
    void soundEvidenceBreaksNoRule() {
        assertEquals(List.of(), violations());
    }

    @Test
    void anAcknowledgedOperationThatIsNotInTheLogIsFound() {
        OperationId lost = new OperationId("ann", 3);
        submitted(ann, lost);
        acknowledged(ann, lost, 3);
        expect("ann#3 was acknowledged at 3, where the log has null", "ann#3 was submitted and is not in the log");
    }

    @Test
    void anOperationThatIsInTheLogTwiceIsFound() {
        log.add(row(3, insert(3, EDIT_OF_BEN, "c")));
        views.replaceAll(view -> view(view.who(), 4, "ccba"));
        expect("d: ben#1 is in the log twice, again at 3");
    }

    @Test
    void anAckOfAnotherRevisionIsFound() {
        acknowledged(ben, EDIT_OF_BEN, 1);
        expect("ben#1 was acknowledged at 1, where the log has");
    }

    @Test
    void aMissingRowIsFound() {
        log.add(row(4, insert(4, new OperationId("ben", 2), "d")));
        submitted(ben, new OperationId("ben", 2));
        views.clear();
        expect("d: a row at 4 follows one that ends at 3");
    }

    @Test
    void aRowThatCountsWrongIsFound() {
        log.set(1, new Database.Batch(1, 3, log.get(1).operations()));
        expect("d: the row at 1 counts 3 operations and holds 2");
    }

    @Test
    void anOperationThatNobodySubmittedIsFound() {
        log.add(row(3, insert(3, new OperationId("eve", 1), "e")));
        views.clear();
        expect("d: nobody submitted eve#1 at 3");
    }

    @Test
    void operationsInAnotherOrderThanTheirAuthorsAreFound() {
        submitted(ann, new OperationId("ann", 4));
        submitted(ann, new OperationId("ann", 3));
        log.add(row(3, insert(3, new OperationId("ann", 4), "d"), insert(4, new OperationId("ann", 3), "e")));
        views.clear();
        expect("d: ann#3 at 4 comes after a later one");
    }

    @Test
    void anOperationThatWasSeenAndIsNotInTheLogIsFound() {
        received(ben, insert(3, new OperationId("ann", 3), "d"));
        expect("ben received LoggedOperation[revision=3");
    }

    @Test
    void anOperationThatWasSeenOtherwiseThanItIsIsFound() {
        received(ann, insert(2, EDIT_OF_BEN, "x"));
        expect("ann received LoggedOperation[revision=2");
    }

    @Test
    void aReplicaWithOtherContentIsFound() {
        views.set(0, view("ann", 3, "bca"));
        expect("d: ann has");
    }

    @Test
    void aFreshCopyThatIsBehindIsFound() {
        views.set(1, view("a fresh reader", 2, "ba"));
        expect("d: a fresh reader is at 2, the log at 3");
    }

    @Test
    void aRefusalIsFound() {
        ben.hear(1, Map.of("a", "op", "error", Map.of("code", "ERR_OT_OP_NOT_APPLIED")));
        expect("ERR_OT_OP_NOT_APPLIED");
    }

    @Test
    void aClientThatBrokeDownIsFound() {
        ben.add(Journal.Broken.by(new IllegalStateException("surprised")));
        expect("surprised");
    }

    @Test
    void aMissedOperationIsFound() {
        ben.add(new Journal.Gap(1, DOCUMENT.id(), 1));
        expect("ben missed LoggedOperation[revision=1");
    }

    private void expect(String... parts) {
        List<String> violations = violations();
        assertEquals(parts.length, violations.size(), violations::toString);
        for (String part : parts) {
            assertTrue(violations.stream().anyMatch(violation -> violation.contains(part)), violations::toString);
        }
    }

    private List<String> violations() {
        Evidence evidence = new Evidence(Map.of(DOCUMENT, log), List.of(ann, ben), views);
        return Checker.check(evidence).stream().map(Checker.Violation::what).toList();
    }

    private static Database.Batch row(long first, LoggedOperation... operations) {
        return new Database.Batch(first, operations.length, List.of(operations));
    }

    private static LoggedOperation insert(long revision, OperationId id, String text) {
        return new LoggedOperation(revision, id, Map.of("op", List.of(text)));
    }

    private static DocumentView view(String who, long revision, String content) {
        return new DocumentView(who, DOCUMENT, revision, Optional.of(content));
    }

    private static void submitted(Journal journal, OperationId id) {
        Change change = id.equals(CREATION)
                ? DOCUMENT.kind().creation(Change.Base.NAMED)
                : new Change.Edit(DOCUMENT.kind().operation(List.of("b")));
        journal.add(new Journal.Submitted(1, DOCUMENT.id(), id, id.equals(CREATION) ? 0 : 1, change));
    }

    private static void acknowledged(Journal journal, OperationId id, long revision) {
        journal.add(new Journal.Acknowledged(1, DOCUMENT.id(), id, revision));
    }

    private static void received(Journal journal, LoggedOperation operation) {
        journal.add(new Journal.Received(1, DOCUMENT.id(), operation));
    }
}
