package io.coscribe.access;

import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;

/** Who makes the present request of REST. */
@RequestScoped
public class CurrentVisitor {

    private Visitor visitor = Visitor.ANONYMOUS;

    void set(Visitor visitor) {
        this.visitor = visitor;
    }

    public Visitor get() {
        return visitor;
    }

    /** The visitor's user; throws the problem {@link ErrorCode#UNAUTHENTICATED} for somebody anonymous. */
    public User user() {
        return visitor.user().orElseThrow(CurrentVisitor::unauthenticated);
    }

    static ProblemException unauthenticated() {
        return new ProblemException(ErrorCode.UNAUTHENTICATED, "A token is needed");
    }
}
