package io.coscribe.document;

import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.ProblemDetails;
import io.vertx.core.VertxException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import org.hibernate.HibernateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A request that needed the database while it was away: nothing was done, and a later one may succeed. */
final class DatabaseAwayMapper {

    private static final Logger LOG = Logger.getLogger(DatabaseAwayMapper.class);

    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper({ConnectException.class, VertxException.class, HibernateException.class})
    Response unavailable(Exception failure) {
        LOG.warnf("the database can't be asked: %s", failure);
        return Response.fromResponse(ProblemDetails.response(
                        Response.Status.SERVICE_UNAVAILABLE,
                        "The database can't be reached at present",
                        ErrorCode.SERVICE_UNAVAILABLE))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
