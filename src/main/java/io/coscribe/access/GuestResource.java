package io.coscribe.access;

import io.coscribe.id.RandomId;
import io.coscribe.limit.TokenBucket;
import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/guests}: people who say their name, and are from then on who they are. */
@Path("/api/guests")
@Singleton
@Tag(name = "Identity")
public class GuestResource {

    private static final String PREFIX = "guest:";

    /** How many seconds' guests may come at once. */
    private static final int BURST_SECONDS = 10;

    private final GuestTokens tokens;
    private final RandomId ids;
    private final TokenBucket arrivals;

    @Inject
    GuestResource(GuestTokens tokens, RandomId ids, AccessConfig config) {
        this.tokens = tokens;
        this.ids = ids;
        int perSecond = config.guestsPerSecond();
        this.arrivals = new TokenBucket(perSecond, (double) perSecond * BURST_SECONDS, System.nanoTime());
    }

    @POST
    @Operation(summary = "Become a guest")
    @APIResponseSchema(value = GuestPass.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "400", description = "The name is missing, blank or too long")
    @APIResponse(responseCode = "429", description = "Too many guests arrive")
    public Response arrive(@NotNull @Valid UserName body) {
        if (!arrivals.take(1, System.nanoTime())) {
            throw new ProblemException(ErrorCode.LIMIT_EXCEEDED, "Too many guests arrive at present");
        }
        GuestPass pass = tokens.issue(new User(PREFIX + ids.next(), body.stripped()));
        return Response.status(Response.Status.CREATED).entity(pass).build();
    }

    @POST
    @Path("renewal")
    @Operation(summary = "Get new tokens, as the same guest")
    @APIResponse(responseCode = "401", description = "The renewal isn't valid, or not any more")
    @APIResponseSchema(GuestPass.class)
    public Uni<GuestPass> renew(@NotNull @Valid Renewal body) {
        return tokens.verifyRenewal(body.renewal())
                .map(guest -> tokens.issue(new User(guest.id(), body.name() == null ? guest.name() : body.name().strip())));
    }
}
