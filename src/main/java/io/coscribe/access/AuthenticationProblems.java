package io.coscribe.access;

import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.ProblemDetails;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What REST says of tokens that can't be accepted. */
final class AuthenticationProblems {

    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    Response invalid(InvalidTokenException failure) {
        return Response.fromResponse(ProblemDetails.response(
                        Response.Status.UNAUTHORIZED, failure.getMessage(), ErrorCode.UNAUTHENTICATED))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .build();
    }

    @ServerExceptionMapper
    Response away(ProviderAwayException failure) {
        return Response.fromResponse(ProblemDetails.response(
                        Response.Status.SERVICE_UNAVAILABLE, failure.getMessage(), ErrorCode.SERVICE_UNAVAILABLE))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
