package io.coscribe.ot.json0;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.coscribe.ot.Author;
import io.coscribe.ot.Content;
import io.coscribe.ot.Json;
import io.coscribe.ot.Operation;
import io.coscribe.ot.OtType;
import io.coscribe.ot.Side;
import java.io.IOException;

/**
 * The type {@code json0}, ShareDB's default: any JSON value, changed at paths. It understands, does and answers what
 * npm's ot-json0 1.1.0 does, with its subtype text0 and no other. Of two concurrent operations that of
 * {@link Side#LEFT} wins: the one which came second.
 *
 * <p>What doesn't fit is refused, also where the reference would take it and leave something that nobody asked for:
 * positions past the end of a list or string, indices that aren't whole, counting into an object, the key
 * {@code __proto__} in a path, sums beyond a double. So is what couldn't be read back, namely values nested too deep,
 * strings too long and keys of more than 50,000 bytes in UTF-8, and what would take too long, such as thousands of
 * components at the same places as thousands of others, or at the front of very large lists or strings.
 *
 * <p>As in the reference, the values that {@code ld} and {@code od} name needn't be the ones that are there, {@code oi}
 * may overwrite without {@code od}, and {@code od} may find nothing. An operation that makes use of it doesn't take
 * back what was there, and may not converge with one that changes it. There, two answers differ from the reference's: a
 * removed value that can't take a concurrent change stays as it was, where the reference breaks off, or puts a text0
 * insert past the end of the string at its end; and keys in the place of an overwritten list stay keys, where the
 * reference may count with them. {@code od} of the whole document leaves null.
 *
 * <p>The laws of {@link OtType} hold but in three cases, in which the reference breaks them. Clients run it, so what it
 * answers counts for more: (1) concurrent changes of one string don't converge if one is a {@code si} or {@code sd} and
 * the other of text0, for neither takes notice of the other; (2) sums of numbers that a double can't hold exactly
 * depend on their order; (3) removals that name what isn't there, as said above.
 */
public final class Json0 implements OtType {

    @Override
    public String name() {
        return "json0";
    }

    @Override
    public String uri() {
        return "http://sharejs.org/types/JSONv0";
    }

    @Override
    public JsonDocument create(JsonParser data) throws IOException {
        return data == null ? JsonDocument.NULL : readContent(data);
    }

    @Override
    public Json0Operation readOperation(JsonParser json) throws IOException {
        return Json0Json.readOperation(json);
    }

    @Override
    public void writeOperation(Operation operation, JsonGenerator json) throws IOException {
        Json0Json.write((Json0Operation) operation, json);
    }

    @Override
    public JsonDocument readContent(JsonParser json) throws IOException {
        return JsonDocument.ofOwned(Json.readWhole(json, value -> Keys.requireReadableKeys(Json.read(value))));
    }

    @Override
    public void writeContent(Content content, JsonGenerator json) throws IOException {
        Json.write(json, ((JsonDocument) content).value());
    }

    @Override
    public JsonDocument apply(Content content, Operation operation) {
        return ((JsonDocument) content).apply((Json0Operation) operation);
    }

    @Override
    public Json0Operation compose(Operation first, Operation second) {
        return ((Json0Operation) first).compose((Json0Operation) second);
    }

    @Override
    public Json0Operation transform(Operation operation, Operation over, Side side) {
        return ((Json0Operation) operation).transform((Json0Operation) over, side);
    }

    @Override
    public Json0Operation invert(Operation operation, Content before) {
        return ((Json0Operation) operation).invert();
    }

    /** False: the reference has no presence. */
    @Override
    public boolean supportsPresence() {
        return false;
    }

    @Override
    public Object transformPresence(Object presence, Operation over, Author author) {
        throw new UnsupportedOperationException("json0 has no presence");
    }
}
