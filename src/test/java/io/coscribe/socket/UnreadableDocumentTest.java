package io.coscribe.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A document whose log is damaged costs nobody the others. In JSON here, ' stands for ". */
@QuarkusTest
class UnreadableDocumentTest {

    private static final String DAMAGED = """
            with damaged as (insert into document (collection, name) values ('documents', $1) returning key)
            insert into operation_batch (document_key, first_revision, operation_count, payload)
            select key, 0, 1, $2 from damaged""";

    private static final String ERROR =
            "'error':{'code':'ERR_DOCUMENT_UNREADABLE','message':'The document is unreadable at present'}";

    @TestHTTPResource("/")
    URI service;

    @Inject
    Pool pool;

    private final String damaged = UUID.randomUUID().toString();
    private final String sound = UUID.randomUUID().toString();
    private WireClient ann;

    @BeforeEach
    void damage() {
        pool.preparedQuery(DAMAGED)
                .execute(Tuple.of(damaged, Buffer.buffer("no batch")))
                .toCompletionStage().toCompletableFuture().join();
        ann = WireClient.connect(service, "/sharedb");
    }

    @AfterEach
    void disconnect() {
        ann.abort();
    }

    @Test
    void readingItIsAnsweredWithAnErrorEveryTime() {
        String document = "'c':'documents','d':'" + damaged + "'";
        for (String action : List.of("f", "s", "f", "s")) {
            ann.send("{'a':'" + action + "'," + document + "}");
            assertEquals("{'a':'" + action + "'," + document + "," + ERROR + "}", ann.receiveText());
            ann.send("{'a':'" + action + "'," + document + ",'v':1}");
            assertEquals("{'a':'" + action + "'," + document + "," + ERROR + "}", ann.receiveText());
        }
        ann.send("{'a':'u'," + document + "}");
        assertEquals("{'a':'u'," + document + "}", ann.receiveText());
    }

    @Test
    void theOthersOfABulkAreThere() {
        ann.send("{'a':'bs','c':'documents','b':['" + damaged + "','" + sound + "']}");
        assertEquals(
                "{'a':'bs','c':'documents','data':{'" + sound + "':{'v':0,'type':null},'" + damaged + "':{" + ERROR + "}}}",
                ann.receiveText());
        ann.send("{'a':'bf','c':'documents','b':{'" + damaged + "':1,'" + sound + "':0}}");
        assertEquals("{'a':'bf','c':'documents','b':{'" + sound + "':0}}", ann.receiveText());
        assertEquals("{'a':'bf','c':'documents','b':{'" + damaged + "':1}," + ERROR + "}", ann.receiveText());

        ann.send("{'a':'op','c':'documents','d':'" + sound + "','v':0,'seq':1,'create':{'type':'rich-text'}}");
        assertEquals(0L, ann.receive().get("v"));
    }

    @Test
    void pastAndPresenceSayThatItCannotBeRead() {
        String document = "'c':'documents','d':'" + damaged + "'";
        ann.send("{'a':'nf','id':1," + document + ",'v':1}");
        assertEquals("{'a':'nf','id':1," + document + ",'v':1," + ERROR + "}", ann.receiveText());
        ann.send("{'a':'p','ch':'documents." + damaged + "','id':'x','pv':1,'p':{'index':0,'length':0}," + document + ",'v':1}");
        assertEquals("{'a':'p','ch':'documents." + damaged + "','id':'x','pv':1," + ERROR + "}", ann.receiveText());
    }

    @Test
    void anOperationIsNeitherRefusedNorAcknowledged() {
        ann.send("{'a':'op','c':'documents','d':'" + damaged + "','v':1,'seq':1,'op':[{'insert':'x'}]}");
        assertEquals(CloseCode.INTERNAL_ERROR, ann.closeCode());
    }
}
