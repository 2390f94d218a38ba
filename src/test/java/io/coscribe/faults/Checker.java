package io.coscribe.faults;

import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import io.coscribe.ot.InvalidOperationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges what clients saw by what the log holds:
 *
 * <ul>
 *   <li>revisions have no gaps, and no operation id is there twice;
 *   <li>an operation of the log was submitted, and each client's are in the order in which it made them, but for
 *       creations whose base is open;
 *   <li>what was submitted is there, or met a deletion or creation that kept it out;
 *   <li>what was acknowledged stands at the revision that the acknowledgement named;
 *   <li>what a client received is there, at that revision, the same;
 *   <li>every replica and every fresh copy is what the log's operations make, one after another;
 *   <li>nothing was refused without reason, and nobody missed anything.
 * </ul>
 */
final class Checker {

    /** A rule that was broken. @param about the client whose journal tells more; empty if none */
    record Violation(String what, String about) {}

    private final Evidence evidence;
    private final Refusals refusals;
    private final List<Violation> violations = new ArrayList<>();

    private Checker(Evidence evidence) {
        this.evidence = evidence;
        this.refusals = new Refusals(evidence);
    }

    /** Every broken rule; empty if all is well. */
    static List<Violation> check(Evidence evidence) {
        Checker checker = new Checker(evidence);
        evidence.logs().keySet().forEach(checker::checkLog);
        evidence.journals().forEach(checker::checkJournal);
        return checker.violations;
    }

    private void checkLog(SharedDocument document) {
        checkRevisions(document);
        checkIdentities(document);
        checkSubmissions(document);
        checkViews(document);
    }

    private void checkRevisions(SharedDocument document) {
        long expected = 0;
        for (Database.Batch batch : evidence.logs().get(document)) {
            if (batch.firstRevision() != expected) {
                broken("%s: a row at %d follows one that ends at %d".formatted(document, batch.firstRevision(), expected));
            }
            if (batch.operationCount() != batch.operations().size()) {
                broken("%s: the row at %d counts %d operations and holds %d".formatted(
                        document, batch.firstRevision(), batch.operationCount(), batch.operations().size()));
            }
            expected = batch.firstRevision() + batch.operationCount();
        }
    }

    private void checkIdentities(SharedDocument document) {
        Map<OperationId, Change> submitted = evidence.journals().stream()
                .flatMap(journal -> journal.all(Journal.Submitted.class))
                .filter(entry -> entry.document().equals(document.id()))
                .collect(Collectors.toMap(Journal.Submitted::id, Journal.Submitted::change, (first, _) -> first));
        Set<OperationId> seen = new HashSet<>();
        Map<String, Long> newest = new HashMap<>();
        for (LoggedOperation operation : evidence.operations(document)) {
            OperationId id = operation.id();
            if (!seen.add(id)) {
                broken("%s: %s is in the log twice, again at %d".formatted(document, id, operation.revision()), id.client());
            }
            Optional<Change> change = Optional.ofNullable(submitted.get(id));
            if (change.isEmpty()) {
                broken("%s: nobody submitted %s at %d".formatted(document, id, operation.revision()));
            }
            boolean hasItsPlace = change.map(Change::namesBase).orElse(true);
            if (hasItsPlace && newest.merge(id.client(), id.sequence(), Math::max) != id.sequence()) {
                broken("%s: %s at %d comes after a later one".formatted(document, id, operation.revision()), id.client());
            }
        }
    }

    private void checkSubmissions(SharedDocument document) {
        Set<OperationId> there = evidence.operations(document).stream()
                .map(LoggedOperation::id)
                .collect(Collectors.toSet());
        evidence.journals().stream()
                .flatMap(journal -> journal.all(Journal.Submitted.class))
                .filter(entry -> entry.document().equals(document.id()))
                .collect(Collectors.groupingBy(Journal.Submitted::id))
                .forEach((id, copies) -> {
                    boolean fits = copies.stream().anyMatch(copy -> evidence.obstacle(copy).isEmpty());
                    if (fits && !there.contains(id)) {
                        broken(id + " was submitted and is not in the log", id.client());
                    }
                    if (!fits && there.contains(id) && copies.getLast().change().namesBase()) {
                        broken("%s: %s is in the log behind %s".formatted(
                                document, id, evidence.obstacle(copies.getLast()).orElseThrow()), id.client());
                    }
                });
    }

    private void checkViews(SharedDocument document) {
        List<LoggedOperation> operations = evidence.operations(document);
        Optional<Object> expected;
        try {
            expected = document.kind().replay(operations);
        } catch (IllegalStateException | InvalidOperationException e) {
            broken("%s: the log makes no document: %s".formatted(document, e.getMessage()));
            return;
        }
        for (DocumentView view : evidence.views()) {
            if (view.document().equals(document)) {
                if (view.revision() != operations.size()) {
                    broken("%s: %s is at %d, the log at %d".formatted(
                            document, view.who(), view.revision(), operations.size()), view.who());
                } else if (!view.content().equals(expected)) {
                    broken("%s: %s has%n%s%nthe log makes%n%s".formatted(
                            document, view.who(), view.content(), expected), view.who());
                }
            }
        }
    }

    private void checkJournal(Journal journal) {
        Map<DocumentId, Map<Long, LoggedOperation>> logs = new HashMap<>();
        evidence.logs().keySet().forEach(document -> logs.put(document.id(), evidence.operations(document).stream()
                .collect(Collectors.toMap(LoggedOperation::revision, operation -> operation, (first, _) -> first))));
        journal.all(Journal.Received.class).forEach(received -> {
            LoggedOperation logged = logs.get(received.document()).get(received.operation().revision());
            if (!received.operation().equals(logged)) {
                broken("%s: %s received %s, the log has %s".formatted(
                        received.document(), journal.client(), received.operation(), logged), journal.client());
            }
        });
        journal.all(Journal.Acknowledged.class).forEach(ack -> {
            LoggedOperation logged = logs.get(ack.document()).get(ack.revision());
            if (logged == null || !logged.id().equals(ack.id())) {
                broken("%s: %s was acknowledged at %d, where the log has %s".formatted(
                        ack.document(), ack.id(), ack.revision(), logged), journal.client());
            }
        });
        journal.all(Journal.Gap.class).forEach(gap -> broken("%s: %s missed %s".formatted(
                gap.document(), journal.client(), logs.get(gap.document()).get(gap.revision())), journal.client()));
        journal.all(Journal.Broken.class).forEach(entry -> broken(journal.client() + ": " + entry, journal.client()));
        refusals.unjustified(journal).forEach(complaint -> broken(complaint, journal.client()));
    }

    private void broken(String what) {
        broken(what, "");
    }

    private void broken(String what, String about) {
        violations.add(new Violation(what, about));
    }
}
