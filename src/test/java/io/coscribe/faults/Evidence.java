package io.coscribe.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known at the end of a run, when everything has settled.
 *
 * @param logs what the log holds of each document
 * @param journals of all clients that edit
 * @param views of those clients, and of others that have just come
 */
record Evidence(
        Map<SharedDocument, List<Database.Batch>> logs, List<Journal> journals, List<DocumentView> views) {

    /** The operations of a document in the order of its rows. */
    List<LoggedOperation> operations(SharedDocument document) {
        return logs.get(document).stream().flatMap(batch -> batch.operations().stream()).toList();
    }

    /** What in the log keeps a submission from being committed. */
    Optional<Obstacle> obstacle(Journal.Submitted submission) {
        return logs.keySet().stream()
                .filter(document -> document.id().equals(submission.document()))
                .findAny()
                .flatMap(document -> Obstacle.to(submission, document, operations(document)));
    }
}
