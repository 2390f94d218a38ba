package io.coscribe.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.coscribe.id.OperationId;
import io.coscribe.ot.Content;
import io.coscribe.ot.Json;
import io.coscribe.ot.OtType;
import io.coscribe.ot.OtTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON that the log's rows hold and nodes send each other, in UTF-8. A batch is an array of
 * {@code {"src","seq","op":…}}, {@code {"src","seq","create":{"type","data"}}} and {@code {"src","seq","del":true}};
 * a content is what its type writes. Lone surrogates stand as escapes. Read from characters, because Jackson's reader
 * of bytes refuses some escapes in the names of fields.
 */
public final class OperationCodec {

    private final OtTypes types;

    public OperationCodec(OtTypes types) {
        this.types = types;
    }

    public byte[] encode(List<CommittedOperation> operations) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonText.FACTORY.createGenerator(bytes)) {
            json.writeStartArray();
            for (CommittedOperation operation : operations) {
                write(operation, json);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(CommittedOperation operation, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName("src");
        Json.writeString(json, operation.id().client());
        json.writeNumberField("seq", operation.id().sequence());
        ChangeJson.write(operation.change(), json);
        json.writeEndObject();
    }

    /**
     * @param first the revision of the batch's first operation
     * @throws CorruptLogException if {@code payload} isn't what {@link #encode} writes
     */
    public List<CommittedOperation> decode(long first, byte[] payload) {
        List<CommittedOperation> operations = new ArrayList<>();
        String text = new String(payload, StandardCharsets.UTF_8);
        try (JsonParser json = JsonText.STORED.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                operations.add(read(first + operations.size(), text, json));
            }
            return operations;
        } catch (IOException | RuntimeException e) {
            throw new CorruptLogException("batch at revision " + first + " can't be read: " + reason(e), e);
        }
    }

    private CommittedOperation read(long revision, String text, JsonParser json) throws IOException {
        String client = null;
        long sequence = 0;
        Change change = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "src" -> client = json.getText();
                case "seq" -> sequence = json.getLongValue();
                case "op" -> change = new Change.Edit(EncodedOperation.received(JsonText.slice(text, json)));
                case "create" -> change = readCreate(json);
                case "del" -> change = new Change.Delete();
                default -> throw new IllegalStateException("unknown field " + field);
            }
        }
        if (change == null) {
            throw new IllegalStateException("operation " + revision + " has no change");
        }
        return new CommittedOperation(revision, new OperationId(client, sequence), change);
    }

    private Change.Create readCreate(JsonParser json) throws IOException {
        json.nextToken();
        OtType type = type(json.nextTextValue());
        json.nextToken();
        json.nextToken();
        Content content = type.readContent(json);
        json.nextToken();
        return new Change.Create(type, content);
    }

    public byte[] encodeContent(OtType type, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonText.FACTORY.createGenerator(bytes)) {
            type.writeContent(content, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws CorruptLogException if {@code payload} isn't what {@link #encodeContent} writes */
    public Content decodeContent(OtType type, byte[] payload) {
        try (JsonParser json = JsonText.STORED.createParser(new String(payload, StandardCharsets.UTF_8))) {
            json.nextToken();
            return type.readContent(json);
        } catch (IOException | RuntimeException e) {
            throw new CorruptLogException("snapshot can't be read: " + reason(e), e);
        }
    }

    private static String reason(Exception failure) {
        return failure instanceof JsonProcessingException json ? json.getOriginalMessage() : failure.getMessage();
    }

    /** @throws CorruptLogException if this service doesn't know the type */
    public OtType type(String uri) {
        return types.find(uri).orElseThrow(() -> new CorruptLogException("unknown type " + uri, null));
    }
}
