package io.coscribe.document;

import io.coscribe.id.DocumentId;
import io.coscribe.id.RandomId;
import io.coscribe.ot.Content;
import io.coscribe.ot.OtType;
import io.coscribe.ot.OtTypes;
import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.ProblemException;
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
import java.util.function.Function;
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
    private final RandomId ids;
    private final OtType type;
    private final InstantSource clock = InstantSource.system();

    @Inject
    DocumentResource(DocumentStore store, ServiceOperations operations, RandomId ids, OtTypes types) {
        this.store = store;
        this.operations = operations;
        this.ids = ids;
        this.type = types.find(TYPE).orElseThrow();
    }

    @POST
    @Operation(summary = "Create an empty document")
    @APIResponseSchema(value = DocumentSummary.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "400", description = "The title is missing, blank or too long")
    public Uni<Response> create(@NotNull @Valid DocumentTitle body) {
        DocumentId document = DocumentId.ofPage(ids.next());
        // PostgreSQL keeps microseconds: the answer says what a later one will say.
        return store.prepare(document, body.stripped(), clock.instant().truncatedTo(ChronoUnit.MICROS))
                .chain(() -> operations.commit(document, new Change.Create(type, emptyContent())))
                .invoke(DocumentResource::requireAccepted)
                .chain(() -> store.find(document))
                .map(created -> Response.created(URI.create("/api/documents/" + document.name()))
                        .entity(created)
                        .build());
    }

    @GET
    @Operation(summary = "List the documents, newest first")
    public Uni<DocumentPage> list(
            @RestQuery @DefaultValue("0") @Min(0) @Max(1_000_000) int page,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int size) {
        return store.list(page, size);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Find one document")
    @APIResponse(responseCode = "404", description = "There is no such document")
    @APIResponseSchema(DocumentSummary.class)
    public Uni<DocumentSummary> find(@RestPath String id) {
        return found(id, store::find);
    }

    @PATCH
    @Path("{id}")
    @Operation(summary = "Rename a document")
    @APIResponse(responseCode = "404", description = "There is no such document")
    @APIResponseSchema(DocumentSummary.class)
    public Uni<DocumentSummary> rename(@RestPath String id, @NotNull @Valid DocumentTitle body) {
        return found(id, document -> store.rename(document, body.stripped()));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a document, also under the hands of those who have it open")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", description = "There is no such document")
    public Uni<Void> delete(@RestPath String id) {
        return found(id, store::find)
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

    private static Uni<DocumentSummary> found(String id, Function<DocumentId, Uni<DocumentSummary>> look) {
        Uni<DocumentSummary> document =
                DocumentId.isName(id) ? look.apply(DocumentId.ofPage(id)) : Uni.createFrom().nullItem();
        return document.onItem().ifNull().failWith(() ->
                new ProblemException(ErrorCode.DOCUMENT_NOT_FOUND, "There is no such document"));
    }
}
