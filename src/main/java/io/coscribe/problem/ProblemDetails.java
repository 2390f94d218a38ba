package io.coscribe.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;

/**
 * An error as REST answers it: problem details of RFC 9457, media type {@value #MEDIA_TYPE}.
 *
 * @param type always {@code about:blank}: {@code code} tells problems apart
 * @param code the name in {@link ErrorCode}; null for errors that HTTP's status says all of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDetails(String type, String title, int status, String detail, ErrorCode code) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** An answer that says what went wrong. @param code null if the status says it all */
    public static Response response(Response.StatusType status, String detail, ErrorCode code) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(of(status, detail, code))
                .build();
    }

    static ProblemDetails of(Response.StatusType status, String detail, ErrorCode code) {
        return new ProblemDetails("about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, code);
    }
}
