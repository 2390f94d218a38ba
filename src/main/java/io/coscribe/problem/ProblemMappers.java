package io.coscribe.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Turns what goes wrong in a REST resource into {@link ProblemDetails}. */
final class ProblemMappers {

    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    Response problem(ProblemException problem) {
        Response.Status status = switch (problem.code()) {
            case DOCUMENT_NOT_FOUND, SHARE_LINK_INVALID -> Response.Status.NOT_FOUND;
            case UNAUTHENTICATED -> Response.Status.UNAUTHORIZED;
            case ACCESS_DENIED -> Response.Status.FORBIDDEN;
            case LAST_OWNER -> Response.Status.CONFLICT;
            case LIMIT_EXCEEDED -> Response.Status.TOO_MANY_REQUESTS;
            default -> Response.Status.BAD_REQUEST;
        };
        Response.ResponseBuilder response = Response.fromResponse(
                ProblemDetails.response(status, problem.getMessage(), problem.code()));
        return switch (status) {
            case UNAUTHORIZED -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
            case TOO_MANY_REQUESTS -> response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build();
            default -> response.build();
        };
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

    /** Errors of HTTP itself (an unreadable body, a method that isn't there) come without words of their own. */
    @ServerResponseFilter
    void http(ContainerResponseContext response) {
        Response.StatusType status = response.getStatusInfo();
        if (status.getStatusCode() >= Response.Status.BAD_REQUEST.getStatusCode() && !response.hasEntity()) {
            response.setEntity(
                    ProblemDetails.of(status, null, null), null, MediaType.valueOf(ProblemDetails.MEDIA_TYPE));
        }
    }

    private static String field(ConstraintViolation<?> violation) {
        String name = "";
        for (Path.Node node : violation.getPropertyPath()) {
            name = node.getName();
        }
        return name;
    }
}
