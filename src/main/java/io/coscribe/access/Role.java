package io.coscribe.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody is to a document, from the least to the most: each role may do what those before it may. */
public enum Role {
    /** Reads, and is seen to be there. */
    VIEWER,
    /** Reads and comments. */
    COMMENTER,
    /** Changes the content and the title, and sees who has access. */
    EDITOR,
    /** Deletes, and decides who has access. */
    OWNER;

    public boolean isAtLeast(Role other) {
        return compareTo(other) >= 0;
    }

    /** The role's name in JSON and in the database. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if {@code text} names no role */
    static Role of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
