package io.coscribe.ot;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * A kind of document: what its content is, how an operation changes it, and how concurrent operations are reconciled.
 *
 * <p>Laws, for every content {@code s} and operations {@code a}, {@code b} that apply to it:
 * <ul>
 *   <li>convergence: {@code apply(apply(s, a), transform(b, a, LEFT)) = apply(apply(s, b), transform(a, b, RIGHT))},
 *       whichever of the two is called {@code a}
 *   <li>composition: {@code apply(apply(s, a), c) = apply(s, compose(a, c))}
 *   <li>inversion: {@code apply(apply(s, a), invert(a, s)) = s}
 * </ul>
 * Transform is <em>not</em> closed under compose: rebase over history one operation at a time.
 *
 * <p>Readers take a parser that stands <em>at</em> the first token of the value and leave it at the value's last
 * token. They do so as well when they throw {@link InvalidOperationException}, so that the message around a refused
 * value can still be read. The one exception is {@link InvalidOperationException.Code#BEYOND_LIMITS}: the parser
 * can't go on. Text that isn't JSON is the parser's exception.
 *
 * <p>Contents and operations handed to a type must be its own.
 */
public interface OtType {

    /** The short name, such as {@code rich-text}. */
    String name();

    /** The full name by which the type is known on the wire and in storage. */
    String uri();

    /**
     * The content of a new document.
     *
     * @param data the initial value as a client sent it, or null when it sent none
     * @throws InvalidOperationException if the value isn't a document of this type
     */
    Content create(JsonParser data) throws IOException;

    /** Reads an operation; throws {@link InvalidOperationException} if its form is wrong. */
    Operation readOperation(JsonParser json) throws IOException;

    void writeOperation(Operation operation, JsonGenerator json) throws IOException;

    /** Reads content that {@link #writeContent} wrote; throws {@link InvalidOperationException} if it isn't that. */
    Content readContent(JsonParser json) throws IOException;

    void writeContent(Content content, JsonGenerator json) throws IOException;

    /** The content after the operation; throws {@link InvalidOperationException} if the operation doesn't fit. */
    Content apply(Content content, Operation operation);

    /**
     * One operation that does what {@code first} and then {@code second} do; throws {@link InvalidOperationException}
     * if that would be larger than an operation may be.
     */
    Operation compose(Operation first, Operation second);

    /**
     * {@code operation} rewritten to apply after {@code over}, both made against the same content; throws
     * {@link InvalidOperationException} if that would take too long.
     */
    Operation transform(Operation operation, Operation over, Side side);

    /** The operation that takes {@code operation} back; {@code before} is the content it was applied to. */
    Operation invert(Operation operation, Content before);

    /** Whether {@link #transformPresence} is available; if not, it throws {@link UnsupportedOperationException}. */
    boolean supportsPresence();

    /**
     * A presence moved over an operation.
     *
     * @param presence a value in the form of {@link Json}; null, meaning absent, stays null
     * @return a presence in the same form, which can be moved on
     * @throws InvalidOperationException if the value isn't a presence of this type
     */
    Object transformPresence(Object presence, Operation over, Author author);
}
