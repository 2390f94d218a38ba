package io.coscribe.document;

import io.coscribe.access.Access;
import io.coscribe.access.AccessCheck;
import io.coscribe.access.Accesses;
import io.coscribe.access.CurrentVisitor;
import io.coscribe.access.Permission;
import io.coscribe.access.Role;
import io.coscribe.access.Visitor;
import io.coscribe.document.DocumentStore.Whose;
import io.coscribe.id.DocumentId;
import io.coscribe.id.RandomId;
import io.coscribe.ot.Content;
import io.coscribe.ot.OtType;
import io.coscribe.ot.OtTypes;
import io.coscribe.session.Change;
import io.coscribe.session.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /api/documents}: the documents that have a page. */
@Path("/api/documents")
@Tag(name = "Documents")
public class DocumentResource {

    /** What the editor writes. */
    private static final String TYPE = "rich-text";

    private final DocumentStore store;
    private final ServiceOperations operations;
    private final Accesses accesses;
    private final AccessCheck check;
    private final CurrentVisitor visitor;
    private final RandomId ids;
    private final OtType type;
    private final InstantSource clock;

    @Inject
    DocumentResource(
            DocumentStore store,
            ServiceOperations operations,
            Accesses accesses,
            AccessCheck check,
            CurrentVisitor visitor,
            RandomId ids,
            OtTypes types,
            InstantSource clock) {
        this.store = store;
        this.operations = operations;
        this.accesses = accesses;
        this.check = check;
        this.visitor = visitor;
        this.ids = ids;
        this.type = types.find(TYPE).orElseThrow();
        this.clock = clock;
    }

    @POST
    @Operation(summary = "Create an empty document, as its owner")
    @APIResponseSchema(value = DocumentSummary.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "400", description = "The title is missing, blank or too long")
    public Uni<Response> create(@NotNull @Valid DocumentTitle body) {
        Visitor creator = visitor.get();
        if (accesses.everybodysRole().filter(Role.EDITOR::equals).isEmpty()) {
            visitor.user();
        }
        DocumentId document = DocumentId.ofPage(ids.next());
        // PostgreSQL keeps microseconds: the answer says what a later one will say.
        return store.prepare(document, body.stripped(), clock.instant().truncatedTo(ChronoUnit.MICROS))
                .chain(() -> own(creator, document))
                .chain(() -> operations.commit(document, new Change.Create(type, emptyContent())))
                .invoke(DocumentResource::requireAccepted)
                .chain(() -> check.require(document.name(), Permission.READ, creator))
                .chain(access -> found(store.find(document), access))
                .map(created -> Response.created(URI.create("/api/documents/" + document.name()))
                        .entity(created)
                        .build());
    }

    private Uni<Void> own(Visitor creator, DocumentId document) {
        return creator.user().map(user -> accesses.claim(user, document)).orElse(Uni.createFrom().voidItem());
    }

    @GET
    @Operation(summary = "List the documents that one may read, newest first")
    public Uni<DocumentPage> list(
            @RestQuery @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int size) {
        Visitor reader = visitor.get();
        Whose whose = accesses.everybodysRole().isPresent() ? new Whose.Everybodys() : new Whose.One(visitor.user().id());
        return store.list(whose, page, size).chain(found -> accesses.find(reader, ids(found.documents()))
                .map(access -> new DocumentPage(summaries(found.documents(), access), page, size, found.total())));
    }

    private static List<DocumentId> ids(List<DocumentEntity> documents) {
        return documents.stream().map(document -> DocumentId.ofPage(document.name)).toList();
    }

    /** What was taken away since the list was read is left out. */
    private static List<DocumentSummary> summaries(List<DocumentEntity> documents, Map<DocumentId, Access> access) {
        return documents.stream()
                .flatMap(document -> access.get(DocumentId.ofPage(document.name)).role()
                        .map(role -> DocumentSummary.of(document, role))
                        .stream())
                .toList();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Find one document")
    @APIResponse(responseCode = "404", description = "There is no such document, as far as one may know")
    @APIResponseSchema(DocumentSummary.class)
    public Uni<DocumentSummary> find(@RestPath String id) {
        return check.require(id, Permission.READ, visitor.get())
                .chain(access -> found(store.find(DocumentId.ofPage(id)), access));
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Rename a document; for editors and owners")
    @APIResponse(responseCode = "403", description = "The role doesn't allow it")
    @APIResponse(responseCode = "404", description = "There is no such document, as far as one may know")
    @APIResponseSchema(DocumentSummary.class)
    public Uni<DocumentSummary> rename(@RestPath String id, @NotNull @Valid DocumentTitle body) {
        return check.require(id, Permission.EDIT, visitor.get())
                .chain(access -> found(store.rename(DocumentId.ofPage(id), body.stripped()), access));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a document, also under the hands of those who have it open; for owners, and for editors"
            + " where nobody owns it")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "403", description = "The role doesn't allow it")
    @APIResponse(responseCode = "404", description = "There is no such document, as far as one may know")
    public Uni<Void> delete(@RestPath String id) {
        return check.require(id, Permission.DELETE, visitor.get())
                .chain(() -> operations.commit(DocumentId.ofPage(id), new Change.Delete()))
                .invoke(DocumentResource::requireAccepted)
                .replaceWithVoid();
    }

    private Content emptyContent() {
        try {
            return type.create(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireAccepted(Outcome outcome) {
        if (!(outcome instanceof Outcome.Accepted)) {
            throw new IllegalStateException("an operation of the service was not accepted: " + outcome);
        }
    }

    private static Uni<DocumentSummary> found(Uni<DocumentEntity> document, Access access) {
        return document
                .onItem().ifNull().failWith(AccessCheck::notFound)
                .map(entity -> DocumentSummary.of(entity, access.role().orElseThrow()));
    }
}
