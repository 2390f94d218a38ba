package io.coscribe.access;

import io.coscribe.id.DocumentId;
import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /api/documents/{id}/access}: who has access to a document, and who has changed that. */
@Path("/api/documents/{id}/access")
@Tag(name = "Access")
public class AccessResource {

    /** Who has access, and by which links others may get it. */
    public record AccessList(List<Person> people, List<ShareLink> links) {}

    /** A part of the record of changes, newest first. */
    public record AccessEventPage(List<AccessEvent> items, int page, int size) {}

    private final AccessCheck check;
    private final Grants grants;
    private final ShareLinks links;
    private final AccessEvents events;
    private final CurrentVisitor visitor;
    private final InstantSource clock;

    @Inject
    AccessResource(
            AccessCheck check,
            Grants grants,
            ShareLinks links,
            AccessEvents events,
            CurrentVisitor visitor,
            InstantSource clock) {
        this.check = check;
        this.grants = grants;
        this.links = links;
        this.events = events;
        this.visitor = visitor;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "List who has access; for editors and owners")
    @APIResponseSchema(AccessList.class)
    public Uni<AccessList> list(@RestPath String id) {
        DocumentId document = DocumentId.ofPage(id);
        return require(id, Permission.SEE_ACCESS)
                .chain(() -> grants.people(document))
                .chain(people -> links.list(document).map(list -> new AccessList(people, list)));
    }

    @PUT
    @Path("people/{user}")
    @Operation(summary = "Give somebody a role; for owners")
    @APIResponse(responseCode = "204", description = "Given")
    @APIResponse(responseCode = "409", description = "Nobody would own the document")
    public Uni<Void> grant(@RestPath String id, @RestPath String user, @NotNull @Valid NewRole body) {
        User by = visitor.user();
        User to = new User(checked(user), body.name().strip());
        return require(id, Permission.MANAGE_ACCESS)
                .chain(() -> grants.grant(DocumentId.ofPage(id), to, body.role(), by));
    }

    @DELETE
    @Path("people/{user}")
    @Operation(summary = "Take somebody's role away; for owners, and for everybody their own")
    @APIResponse(responseCode = "204", description = "Taken away, or never had")
    @APIResponse(responseCode = "409", description = "Nobody would own the document")
    public Uni<Void> remove(@RestPath String id, @RestPath String user) {
        User by = visitor.user();
        Permission needed = user.equals(by.id()) ? Permission.READ : Permission.MANAGE_ACCESS;
        User who = new User(checked(user), user.equals(by.id()) ? by.name() : "");
        return require(id, needed).chain(() -> grants.remove(DocumentId.ofPage(id), who, by));
    }

    @POST
    @Path("links")
    @Operation(summary = "Create a share link; for owners")
    @APIResponseSchema(value = ShareLink.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "400", description = "There can't be a link with this role or this end")
    public Uni<Response> share(@RestPath String id, @NotNull @Valid NewShareLink body) {
        User by = visitor.user();
        if (body.role() == Role.OWNER) {
            throw new ProblemException(ErrorCode.REQUEST_INVALID, "role must be viewer, commenter or editor");
        }
        if (body.isTooLong(clock.instant())) {
            throw new ProblemException(ErrorCode.REQUEST_INVALID, "expiresAt must be within a hundred years");
        }
        return require(id, Permission.MANAGE_ACCESS)
                .chain(() -> links.create(DocumentId.ofPage(id), body, by))
                .map(link -> Response.status(Response.Status.CREATED).entity(link).build());
    }

    @DELETE
    @Path("links/{link}")
    @Operation(summary = "Revoke a share link: who has come by it has its role no longer; for owners")
    @APIResponse(responseCode = "204", description = "Revoked")
    @APIResponse(responseCode = "404", description = "There is no such link, or it has expired or was revoked")
    public Uni<Void> revoke(@RestPath String id, @RestPath long link) {
        User by = visitor.user();
        return require(id, Permission.MANAGE_ACCESS).chain(() -> links.revoke(DocumentId.ofPage(id), link, by));
    }

    @GET
    @Path("events")
    @Operation(summary = "List what was changed about access, newest first; for owners")
    @APIResponseSchema(AccessEventPage.class)
    public Uni<AccessEventPage> events(
            @RestPath String id,
            @RestQuery @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int size) {
        return require(id, Permission.MANAGE_ACCESS)
                .chain(() -> events.list(DocumentId.ofPage(id), page, size))
                .map(items -> new AccessEventPage(items, page, size));
    }

    private Uni<Access> require(String id, Permission permission) {
        return check.require(id, permission, visitor.get());
    }

    /** A user's id as the database can hold it. */
    private static String checked(String user) {
        if (!User.isId(user)) {
            throw new ProblemException(ErrorCode.REQUEST_INVALID, "user isn't the id of a user");
        }
        return user;
    }
}
