package io.coscribe.faults;

import io.coscribe.id.OperationId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges what the service refused: rightly, if the log has an obstacle to the very submission, it is refused for that,
 * and the obstacle had been sent by then.
 */
final class Refusals {

    private final Evidence evidence;
    private final Map<OperationId, Instant> firstSent = new HashMap<>();

    Refusals(Evidence evidence) {
        this.evidence = evidence;
        for (Journal journal : evidence.journals()) {
            for (Journal.Line line : journal.lines()) {
                if (line.entry() instanceof Journal.Submitted submission) {
                    firstSent.merge(submission.id(), line.at(), (one, other) -> one.isBefore(other) ? one : other);
                }
            }
        }
    }

    /** What is wrong with those that a client heard of. */
    Stream<String> unjustified(Journal journal) {
        return journal.lines().stream()
                .filter(line -> line.entry() instanceof Journal.Refused)
                .flatMap(line -> complaint(journal, line.at(), (Journal.Refused) line.entry())
                        .map(complaint -> "%s: %s: %s".formatted(journal.client(), line.entry(), complaint))
                        .stream());
    }

    private Optional<String> complaint(Journal journal, Instant heard, Journal.Refused refusal) {
        Optional<Journal.Submitted> submission = journal.all(Journal.Submitted.class)
                .filter(submitted -> submitted.isMeantBy(refusal.message()))
                .findAny();
        if (submission.isEmpty()) {
            return Optional.of("nothing like that was submitted");
        }
        Optional<Obstacle> obstacle = evidence.obstacle(submission.get());
        if (obstacle.isEmpty()) {
            return Optional.of("the log has no reason");
        }
        LoggedOperation reason = obstacle.get().operation();
        if (!obstacle.get().code().equals(((Map<?, ?>) refusal.message().get("error")).get("code"))) {
            return Optional.of("the reason is %s, which is %s".formatted(reason, obstacle.get().code()));
        }
        return Optional.ofNullable(firstSent.get(reason.id()))
                .filter(sent -> sent.isAfter(heard))
                .map(sent -> "the reason, %s, was sent later, at %s".formatted(reason, sent));
    }
}
