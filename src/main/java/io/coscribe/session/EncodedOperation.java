package io.coscribe.session;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.coscribe.ot.InvalidOperationException;
import io.coscribe.ot.Operation;
import io.coscribe.ot.OtType;
import io.coscribe.problem.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * An operation of an OT type with its JSON form. An operation read from the log to bring a client up to date is sent
 * on without being decoded; one that was rebased is encoded once for the log and for all its readers.
 *
 * <p>Not synchronized: it belongs to one thread at a time and is handed over through a session's queue.
 */
public final class EncodedOperation {

    private final String json;
    private OtType type;
    private Operation operation;

    private EncodedOperation(String json, OtType type, Operation operation) {
        this.json = json;
        this.type = type;
        this.operation = operation;
    }

    /** An operation that has only been received: a JSON value of whatever type the document turns out to have. */
    public static EncodedOperation received(String json) {
        return new EncodedOperation(json, null, null);
    }

    /** An operation of {@code type} in canonical form; empty if its JSON has more characters than {@code limit}. */
    static Optional<EncodedOperation> of(OtType type, Operation operation, long limit) {
        BoundedText text = new BoundedText(limit);
        try (JsonGenerator generator = JsonText.FACTORY.createGenerator(text)) {
            type.writeOperation(operation, generator);
        } catch (BoundedText.FullException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new EncodedOperation(text.toString(), type, operation));
    }

    /**
     * The operation as {@code type} reads it.
     *
     * @throws ChangeRefusedException if it isn't one
     */
    Operation decoded(OtType type) throws ChangeRefusedException {
        if (this.type != type) {
            operation = decode(type, json);
            this.type = type;
        }
        return operation;
    }

    public String json() {
        return json;
    }

    private static Operation decode(OtType type, String json) throws ChangeRefusedException {
        try (JsonParser parser = JsonText.FACTORY.createParser(json)) {
            parser.nextToken();
            return type.readOperation(parser);
        } catch (InvalidOperationException e) {
            throw new ChangeRefusedException(ErrorCode.ERR_OT_OP_NOT_APPLIED, e.getMessage());
        } catch (JsonProcessingException e) {
            throw new ChangeRefusedException(ErrorCode.ERR_OT_OP_BADLY_FORMED, e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
