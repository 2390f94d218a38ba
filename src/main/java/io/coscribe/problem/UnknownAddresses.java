package io.coscribe.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Answers addresses of REST that no resource claims, in the same form as every other error there. */
@Singleton
final class UnknownAddresses {

    void register(@Observes Router router) {
        router.route("/api/*").last().handler(request -> request.response()
                .setStatusCode(Response.Status.NOT_FOUND.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDetails.MEDIA_TYPE)
                .end(Json.encode(ProblemDetails.of(
                        Response.Status.NOT_FOUND, "There is nothing at " + request.normalizedPath(), null))));
    }
}
