package io.coscribe.document;

import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import io.coscribe.id.RandomId;
import io.coscribe.session.Change;
import io.coscribe.session.Outcome;
import io.coscribe.session.Participant;
import io.coscribe.session.SessionRegistry;
import io.coscribe.session.SessionRegistry.Lease;
import io.coscribe.session.Submission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Operations that the service itself makes. They travel the road of every other change, so that everyone sees them. */
@ApplicationScoped
class ServiceOperations {

    /** Hears nothing: what is made against whatever is current has missed nothing. */
    private static final Participant NOBODY = _ -> {};

    private final SessionRegistry sessions;
    private final RandomId ids;

    @Inject
    ServiceOperations(SessionRegistry sessions, RandomId ids) {
        this.sessions = sessions;
        this.ids = ids;
    }

    Uni<Outcome> commit(DocumentId document, Change change) {
        return Uni.createFrom().emitter(emitter -> {
            OperationId id = new OperationId(ids.next(), 1);
            Lease lease = sessions.lease(document, () ->
                    emitter.fail(new IllegalStateException("the session of " + document + " has failed")));
            Submission submission = new Submission(id, Submission.CURRENT, change);
            lease.session().submit(submission, NOBODY, outcome -> {
                lease.close();
                emitter.complete(outcome);
            });
        });
    }
}
