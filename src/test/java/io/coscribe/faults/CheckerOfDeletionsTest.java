package io.coscribe.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.coscribe.id.OperationId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A document that {@code ben} deletes while {@code ann} types, who creates it again: sound, until it is spoilt. */
class CheckerOfDeletionsTest {

    private static final SharedDocument DOCUMENT = SharedDocument.fleeting("d", DocumentKind.PLAIN_TEXT);
    private static final Change CREATION = DOCUMENT.kind().creation(Change.Base.NAMED);
    private static final Change OPEN_CREATION = DOCUMENT.kind().creation(Change.Base.OPEN);
    private static final Change EDIT = new Change.Edit(DOCUMENT.kind().operation(List.of("b")));
    private static final Change DELETION = new Change.Delete();
    private static final String WAS_DELETED = "ERR_DOC_WAS_DELETED";
    private static final String ALREADY_CREATED = "ERR_DOC_ALREADY_CREATED";

    /** Every look at it is a second later. */
    private final InstantSource clock = new InstantSource() {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            now = now.plusSeconds(1);
            return now;
        }
    };

    private final Journal ann = new Journal("ann", clock);
    private final Journal ben = new Journal("ben", clock);
    private final List<LoggedOperation> log = new ArrayList<>(List.of(
            logged(0, id("ann", 1), CREATION), logged(1, id("ben", 1), DELETION), logged(2, id("ann", 3), CREATION)));
    private final List<DocumentView> views = new ArrayList<>(List.of(exists("ann", 3), exists("a fresh reader", 3)));

    CheckerOfDeletionsTest() {
        submitted(ann, 1, 0, CREATION);
        acknowledged(ann, 1, 0);
        submitted(ben, 1, 1, DELETION);
        submitted(ann, 2, 1, EDIT);
        acknowledged(ben, 1, 1);
        refused(ann, 2, 1, WAS_DELETED);
        received(ann, log.get(1));
        submitted(ann, 3, 2, CREATION);
        acknowledged(ann, 3, 2);
        received(ben, log.get(2));
    }

    @Test
    void soundEvidenceBreaksNoRule() {
        assertEquals(List.of(), violations());
    }

    @Test
    void aDocumentThatIsGoneInTheEndIsSound() {
        submitted(ben, 2, 3, DELETION);
        log.add(logged(3, id("ben", 2), DELETION));
        views.replaceAll(view -> gone(view.who(), 4));
        assertEquals(List.of(), violations());
    }

    @Test
    void aCreationThatComesSecondIsRefusedSoundly() {
        submitted(ben, 2, 2, CREATION);
        refused(ben, 2, 2, ALREADY_CREATED);
        assertEquals(List.of(), violations());
    }

    @Test
    void aSecondDeletionIsCommittedSoundly() {
        submitted(ben, 2, 3, DELETION);
        submitted(ann, 4, 3, DELETION);
        log.add(logged(3, id("ben", 2), DELETION));
        log.add(logged(4, id("ann", 4), DELETION));
        views.replaceAll(view -> gone(view.who(), 5));
        assertEquals(List.of(), violations());
    }

    @Test
    void aDeletionThatIsRefusedAndCommittedWhenSentAgainBehindTheReasonIsSound() {
        submitted(ben, 2, 1, DELETION);
        refused(ben, 2, 1, ALREADY_CREATED);
        submitted(ben, 2, 3, DELETION);
        log.add(logged(3, id("ben", 2), DELETION));
        views.replaceAll(view -> gone(view.who(), 4));
        assertEquals(List.of(), violations());
    }

    @Test
    void aDeletionThatWasSeenAndIsNotInTheLogIsFound() {
        received(ann, logged(3, id("ben", 2), DELETION));
        expect("ann received LoggedOperation[revision=3");
    }

    @Test
    void aDeletionThatWasSeenAsAnEditIsFound() {
        received(ann, logged(1, id("ben", 1), EDIT));
        expect("ann received LoggedOperation[revision=1");
    }

    @Test
    void anAcknowledgedDeletionThatIsNotInTheLogIsFound() {
        submitted(ben, 2, 3, DELETION);
        acknowledged(ben, 2, 3);
        expect("ben#2 was acknowledged at 3, where the log has null", "ben#2 was submitted and is not in the log");
    }

    @Test
    void anAcknowledgedCreationThatIsNotInTheLogIsFound() {
        submitted(ben, 2, 2, CREATION);
        acknowledged(ben, 2, 2);
        expect("ben#2 was acknowledged at 2, where the log has LoggedOperation[revision=2");
    }

    @Test
    void aDeletionThatIsInTheLogTwiceIsFound() {
        log.add(logged(3, id("ben", 1), DELETION));
        views.replaceAll(view -> gone(view.who(), 4));
        expect("d: ben#1 is in the log twice, again at 3");
    }

    @Test
    void anEditThatIsGoneWithoutReasonIsFound() {
        submitted(ben, 2, 3, EDIT);
        expect("ben#2 was submitted and is not in the log");
    }

    @Test
    void aRefusalWithoutReasonIsFound() {
        submitted(ben, 2, 3, EDIT);
        refused(ben, 2, 3, WAS_DELETED);
        expect("the log has no reason", "ben#2 was submitted and is not in the log");
    }

    @Test
    void aRefusalForAnotherReasonThanThatOfTheLogIsFound() {
        submitted(ben, 2, 1, EDIT);
        refused(ben, 2, 1, ALREADY_CREATED);
        expect("the reason is LoggedOperation[revision=1");
    }

    @Test
    void aRefusalBeforeItsReasonIsFound() {
        submitted(ben, 2, 3, EDIT);
        refused(ben, 2, 3, WAS_DELETED);
        submitted(ann, 4, 3, DELETION);
        log.add(logged(3, id("ann", 4), DELETION));
        views.replaceAll(view -> gone(view.who(), 4));
        expect("was sent later");
    }

    @Test
    void aRefusalOfWhatNobodySubmittedIsFound() {
        refused(ann, 2, 0, WAS_DELETED);
        expect("nothing like that was submitted");
    }

    @Test
    void aRefusedDeletionThatIsInTheLogIsFound() {
        submitted(ben, 2, 1, DELETION);
        refused(ben, 2, 1, ALREADY_CREATED);
        log.add(logged(3, id("ben", 2), DELETION));
        views.replaceAll(view -> gone(view.who(), 4));
        expect("d: ben#2 is in the log behind Obstacle[operation=LoggedOperation[revision=2");
    }

    @Test
    void anAcknowledgedOperationThatIsRefusedAsWellIsFound() {
        refused(ben, 1, 1, WAS_DELETED);
        expect("the log has no reason");
    }

    @Test
    void anEditThatCameIntoTheNextLifeOfItsDocumentIsFound() {
        log.add(logged(3, id("ann", 2), EDIT));
        views.replaceAll(view -> new DocumentView(view.who(), DOCUMENT, 4, Optional.of("bonce upon a time")));
        expect("d: ann#2 is in the log behind Obstacle[operation=LoggedOperation[revision=1",
                "comes after a later one");
    }

    @Test
    void anEditOfWhatDoesNotExistIsFound() {
        submitted(ben, 2, 3, DELETION);
        submitted(ben, 3, 4, EDIT);
        log.add(logged(3, id("ben", 2), DELETION));
        log.add(logged(4, id("ben", 3), EDIT));
        expect("d: the log makes no document");
    }

    @Test
    void aCreationOfWhatExistsIsFound() {
        submitted(ben, 2, 3, CREATION);
        log.add(logged(3, id("ben", 2), CREATION));
        expect("d: the log makes no document");
    }

    @Test
    void aReplicaThatDoesNotKnowOfTheCreationIsFound() {
        views.set(0, gone("ann", 3));
        expect("d: ann has");
    }

    @Test
    void aFreshCopyOfWhatIsDeletedIsFound() {
        submitted(ben, 2, 3, DELETION);
        log.add(logged(3, id("ben", 2), DELETION));
        views.set(0, gone("ann", 4));
        views.set(1, exists("a fresh reader", 4));
        expect("d: a fresh reader has");
    }

    @Test
    void aCreationWithOpenBaseBehindADeletionIsSound() {
        submitted(ben, 2, 3, DELETION);
        submitted(ann, 4, 4, DELETION);
        submitted(ben, 3, 4, OPEN_CREATION);
        log.add(logged(3, id("ben", 2), DELETION));
        log.add(logged(4, id("ann", 4), DELETION));
        log.add(logged(5, id("ben", 3), OPEN_CREATION));
        views.replaceAll(view -> exists(view.who(), 6));
        assertEquals(List.of(), violations());
    }

    @Test
    void aCreationWithOpenBaseThatIsRefusedAndWhoseOtherCopyIsCommittedLaterIsSound() {
        submitted(ben, 2, 2, OPEN_CREATION);
        refusedOpen(ben, 2, ALREADY_CREATED);
        submitted(ben, 3, 3, DELETION);
        log.add(logged(3, id("ben", 3), DELETION));
        log.add(logged(4, id("ben", 2), OPEN_CREATION));
        views.replaceAll(view -> exists(view.who(), 5));
        assertEquals(List.of(), violations());
    }

    @Test
    void aCreationWithOpenBaseThatIsInTheLogTwiceIsFound() {
        submitted(ben, 2, 3, DELETION);
        submitted(ben, 3, 4, OPEN_CREATION);
        submitted(ann, 4, 5, DELETION);
        log.add(logged(3, id("ben", 2), DELETION));
        log.add(logged(4, id("ben", 3), OPEN_CREATION));
        log.add(logged(5, id("ann", 4), DELETION));
        log.add(logged(6, id("ben", 3), OPEN_CREATION));
        views.replaceAll(view -> exists(view.who(), 7));
        expect("d: ben#3 is in the log twice, again at 6");
    }

    @Test
    void aCreationWithOpenBaseThatIsGoneWithoutReasonIsFound() {
        submitted(ben, 2, 3, OPEN_CREATION);
        expect("ben#2 was submitted and is not in the log");
    }

    @Test
    void aRefusalOfACreationWithOpenBaseForADeletionIsFound() {
        submitted(ben, 2, 1, OPEN_CREATION);
        refusedOpen(ben, 2, WAS_DELETED);
        expect("the reason is LoggedOperation[revision=2");
    }

    private void expect(String... parts) {
        List<String> violations = violations();
        assertEquals(parts.length, violations.size(), violations::toString);
        for (String part : parts) {
            assertTrue(violations.stream().anyMatch(violation -> violation.contains(part)), violations::toString);
        }
    }

    private List<String> violations() {
        List<Database.Batch> rows =
                log.stream().map(each -> new Database.Batch(each.revision(), 1, List.of(each))).toList();
        return Checker.check(new Evidence(Map.of(DOCUMENT, rows), List.of(ann, ben), views)).stream()
                .map(Checker.Violation::what)
                .toList();
    }

    private static OperationId id(String client, long sequence) {
        return new OperationId(client, sequence);
    }

    private static LoggedOperation logged(long revision, OperationId id, Change change) {
        return new LoggedOperation(revision, id, DOCUMENT.kind().value(change));
    }

    private static DocumentView exists(String who, long revision) {
        return new DocumentView(who, DOCUMENT, revision, Optional.of("once upon a time"));
    }

    private static DocumentView gone(String who, long revision) {
        return new DocumentView(who, DOCUMENT, revision, Optional.empty());
    }

    private static void submitted(Journal journal, long sequence, long base, Change change) {
        journal.add(new Journal.Submitted(1, DOCUMENT.id(), id(journal.client(), sequence), base, change));
    }

    private static void acknowledged(Journal journal, long sequence, long revision) {
        journal.add(new Journal.Acknowledged(1, DOCUMENT.id(), id(journal.client(), sequence), revision));
    }

    private static void received(Journal journal, LoggedOperation operation) {
        journal.add(new Journal.Received(1, DOCUMENT.id(), operation));
    }

    private static void refused(Journal journal, long sequence, long base, String code) {
        Map<String, Object> message = refusal(journal, sequence, code);
        message.put("v", base);
        journal.hear(1, message);
    }

    /** Refuses a creation whose base is open. */
    private static void refusedOpen(Journal journal, long sequence, String code) {
        Map<String, Object> message = refusal(journal, sequence, code);
        message.put("v", null);
        journal.hear(1, message);
    }

    private static Map<String, Object> refusal(Journal journal, long sequence, String code) {
        return new HashMap<>(Map.of(
                "a", "op", "c", DOCUMENT.id().collection(), "d", DOCUMENT.id().name(),
                "src", journal.client(), "seq", sequence, "error", Map.of("code", code)));
    }
}
