package io.coscribe.access;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/share-links}: where share links are used. */
@Path("/api/share-links")
@Tag(name = "Access")
public class ShareLinkResource {

    /** What is known of a link by whoever was given it. */
    public record ShareLinkSecret(@NotNull @Schema(description = "What stands behind #link=") String secret) {}

    /** Where a link leads, and what it allows there. */
    public record Shared(@Schema(description = "The document's id") String document, Role role) {}

    private final ShareLinks links;
    private final CurrentVisitor visitor;

    @Inject
    ShareLinkResource(ShareLinks links, CurrentVisitor visitor) {
        this.links = links;
        this.visitor = visitor;
    }

    @POST
    @Operation(summary = "Use a share link: have its role from now on, for as long as the link is valid")
    @APIResponse(responseCode = "401", description = "A token is needed, or it isn't valid")
    @APIResponse(responseCode = "404", description = "There is no such link, or it has expired or was revoked")
    @APIResponseSchema(Shared.class)
    public Uni<Shared> use(@NotNull @Valid ShareLinkSecret body) {
        return links.use(body.secret(), visitor.user())
                .map(destination -> new Shared(destination.document().name(), destination.role()));
    }
}
