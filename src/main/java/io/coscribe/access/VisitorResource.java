package io.coscribe.access;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/me} and {@code /api/tickets}: whoever asks, and how they open a socket. */
@Path("/api")
@Tag(name = "Identity")
public class VisitorResource {

    /** Who asks, and what they may do as anybody. */
    public record Me(
            @Schema(description = "Null without a token", nullable = true) User user,
            @Schema(description = "The role that everybody has in every document: none, viewer or editor")
            String anonymousRole) {}

    private final CurrentVisitor visitor;
    private final Accesses accesses;
    private final Tickets tickets;

    @Inject
    VisitorResource(CurrentVisitor visitor, Accesses accesses, Tickets tickets) {
        this.visitor = visitor;
        this.accesses = accesses;
        this.tickets = tickets;
    }

    @GET
    @Path("me")
    @Operation(summary = "Say who one is")
    @APIResponse(responseCode = "401", description = "The token isn't valid, or not any more")
    @APIResponseSchema(Me.class)
    public Me me() {
        return new Me(
                visitor.get().user().orElse(null), accesses.everybodysRole().map(Role::text).orElse("none"));
    }

    @POST
    @Path("tickets")
    @Operation(summary = "Get a ticket that opens one socket as the token's user, once, within half a minute")
    @APIResponseSchema(value = Ticket.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "401", description = "A token is needed, or it isn't valid")
    public Uni<Response> ticket() {
        return tickets.issue(visitor.user(), visitor.get().until())
                .map(ticket -> Response.status(Response.Status.CREATED).entity(ticket).build());
    }
}
