package io.coscribe.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what goes wrong in a REST resource into {@link ProblemDetails}. */
final class ProblemMappers {

    @ServerExceptionMapper
    Response problem(ProblemException problem) {
        Response.Status status = switch (problem.code()) {
            case DOCUMENT_NOT_FOUND -> Response.Status.NOT_FOUND;
            default -> Response.Status.BAD_REQUEST;
        };
        return ProblemDetails.response(status, problem.getMessage(), problem.code());
    }

    @ServerExceptionMapper
    Response violation(ConstraintViolationException violations) {
        String detail = violations.getConstraintViolations().stream()
                .map(violation -> field(violation) + " " + violation.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return ProblemDetails.response(Response.Status.BAD_REQUEST, detail, ErrorCode.REQUEST_INVALID);
    }

    @ServerExceptionMapper
    Response unreadable(MismatchedInputException mismatch) {
        return ProblemDetails.response(
                Response.Status.BAD_REQUEST, "The body isn't the JSON object that is expected", ErrorCode.REQUEST_INVALID);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure) {
        return ProblemDetails.response(failure.getResponse().getStatusInfo(), failure.getMessage(), null);
    }

    private static String field(ConstraintViolation<?> violation) {
        String name = "";
        for (Path.Node node : violation.getPropertyPath()) {
            name = node.getName();
        }
        return name;
    }
}
