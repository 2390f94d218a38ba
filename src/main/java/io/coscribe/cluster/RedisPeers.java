package io.coscribe.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.coscribe.id.DocumentId;
import io.coscribe.ot.Json;
import io.coscribe.session.CommittedOperation;
import io.coscribe.session.CorruptLogException;
import io.coscribe.session.JsonText;
import io.coscribe.session.OperationCodec;
import io.coscribe.session.Peers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Tells the other nodes, if there are any, what was committed, on one topic per open document:
 * {@code {"node": who says it, "v": the first revision, "ops": a batch as the log holds it}}.
 */
final class RedisPeers implements Peers {

    private static final Logger LOG = Logger.getLogger(RedisPeers.class);

    private final Bus bus;
    private final OperationCodec codec;
    private final String node;
    private final BooleanSupplier alone;

    /**
     * @param node who this node is: unique, and another one after a restart
     * @param alone whether nobody would hear it
     */
    RedisPeers(Bus bus, OperationCodec codec, String node, BooleanSupplier alone) {
        this.alone = alone;
        this.bus = bus;
        this.codec = codec;
        this.node = node;
    }

    @Override
    public boolean mayWrite() {
        return true;
    }

    @Override
    public Following follow(DocumentId document, Consumer<List<CommittedOperation>> news) {
        return bus.subscribe(Topic.operations(document), message -> {
            try {
                List<CommittedOperation> operations = decode(message);
                if (!operations.isEmpty()) {
                    news.accept(operations);
                }
            } catch (IOException | RuntimeException e) {
                LOG.warnf("%s: what another node said can't be understood: %s", document, e.getMessage());
            }
        });
    }

    @Override
    public void committed(DocumentId document, List<CommittedOperation> operations) {
        if (alone.getAsBoolean()) {
            return;
        }
        String batch = new String(codec.encode(operations), StandardCharsets.UTF_8);
        bus.publish(Topic.operations(document), Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("node", node);
            json.writeNumberField("v", operations.getFirst().revision());
            json.writeFieldName("ops");
            json.writeRawValue(batch);
            json.writeEndObject();
        }));
    }

    /** The operations of a message; none if this node has said it itself. */
    private List<CommittedOperation> decode(String message) throws IOException {
        try (JsonParser json = JsonText.STORED.createParser(message)) {
            require(json.nextToken() == JsonToken.START_OBJECT && "node".equals(json.nextFieldName()));
            if (node.equals(json.nextTextValue())) {
                return List.of();
            }
            require("v".equals(json.nextFieldName()));
            long first = json.nextLongValue(-1);
            require("ops".equals(json.nextFieldName()) && json.nextToken() == JsonToken.START_ARRAY);
            return codec.decode(first, JsonText.slice(message, json).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new CorruptLogException("another form than expected", null);
        }
    }
}
