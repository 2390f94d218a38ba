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
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Operations that the service itself makes. They travel the road of every other change, so that everyone sees them. */
@ApplicationScoped
class ServiceOperations {

    /** Hears nothing: what is made against whatever is current has missed nothing. */
    private static final Participant NOBODY = _ -> {};

    private final SessionRegistry sessions;
    private final RandomId ids;
    private final Vertx vertx;

    @Inject
    ServiceOperations(SessionRegistry sessions, RandomId ids, Vertx vertx) {
        this.sessions = sessions;
        this.ids = ids;
        this.vertx = vertx;
    }

    /** @return what became of it, on the context of the caller, where a session's own is none for a unit of work */
    Uni<Outcome> commit(DocumentId document, Change change) {
        Context caller = vertx.getOrCreateContext();
        return Uni.createFrom().<Outcome>emitter(emitter -> {
            OperationId id = new OperationId(ids.next(), 1);
            Lease lease = sessions.lease(document, () ->
                    emitter.fail(new IllegalStateException("the session of " + document + " has failed")));
            Submission submission = new Submission(id, Submission.CURRENT, change);
            lease.session().submit(submission, NOBODY, outcome -> {
                lease.close();
                emitter.complete(outcome);
            });
        }).emitOn(task -> caller.runOnContext(_ -> task.run()));
    }
}
