package io.coscribe.id;

import java.util.Objects;
import java.util.Set;

/**
 * The name of a document: unique within its collection.
 *
 * @param collection wire field {@code c}; our pages and REST know only {@link #PAGES}
 * @param name wire field {@code d}
 */
public record DocumentId(String collection, String name) implements Comparable<DocumentId> {

    /** The collection of the documents that have a page and a place in REST. */
    public static final String PAGES = "documents";

    public DocumentId {
        Objects.requireNonNull(collection, "collection");
        Objects.requireNonNull(name, "name");
    }

    /** In UTF-16 units: three times as many bytes, twice, still fit into an index entry. */
    public static final int MAX_LENGTH = 255;

    /** Names that every JavaScript object has: clients keep documents and channels in objects. */
    private static final Set<String> RESERVED = Set.of(
            "__proto__", "constructor", "__defineGetter__", "__defineSetter__", "__lookupGetter__",
            "__lookupSetter__", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString",
            "toString", "valueOf");

    /** Names that a path can't hold. */
    private static final Set<String> UNADDRESSABLE = Set.of("", ".", "..");

    /** Whether {@code name} can be a collection's or a document's: it can be stored, and addressed by everyone. */
    public static boolean isName(String name) {
        return name.length() <= MAX_LENGTH
                && !isReserved(name)
                && !UNADDRESSABLE.contains(name)
                && name.codePoints().noneMatch(DocumentId::isUnstorable);
    }

    /** Whether {@code name} is one that every JavaScript object has by itself. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    /** PostgreSQL holds neither U+0000 nor half a surrogate pair in text. */
    private static boolean isUnstorable(int codePoint) {
        return codePoint == 0 || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** The document behind {@code /d/{name}} and {@code /api/documents/{name}}. */
    public static DocumentId ofPage(String name) {
        return new DocumentId(PAGES, name);
    }

    /** By collection, then by name: with an order, Java's maps stay fast where names of one hash have been made up. */
    @Override
    public int compareTo(DocumentId other) {
        int order = collection.compareTo(other.collection);
        return order != 0 ? order : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return collection + "/" + name;
    }
}
