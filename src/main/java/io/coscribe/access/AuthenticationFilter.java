package io.coscribe.access;

import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Finds out who makes a request of REST, by its bearer token (RFC 6750). A token that proves nothing is refused. */
final class AuthenticationFilter {

    private static final String BEARER = "bearer ";

    private final Authenticator authenticator;
    private final CurrentVisitor visitor;

    AuthenticationFilter(Authenticator authenticator, CurrentVisitor visitor) {
        this.authenticator = authenticator;
        this.visitor = visitor;
    }

    @ServerRequestFilter
    Uni<Response> authenticate(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Uni.createFrom().nullItem();
        }
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new ProblemException(ErrorCode.UNAUTHENTICATED, "Bearer tokens are the only credentials");
        }
        return authenticator.authenticate(header.substring(BEARER.length()).strip())
                .invoke(visitor::set)
                .replaceWith((Response) null);
    }
}
