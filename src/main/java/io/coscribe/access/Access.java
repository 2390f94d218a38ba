package io.coscribe.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one visitor is to one document, as the database says.
 *
 * @param document whether there is one
 * @param owned whether anybody owns it, or its name
 * @param identified whether the visitor has proved who they are
 * @param given the roles that the visitor was given, and what everybody has
 */
public record Access(Presence document, boolean owned, boolean identified, List<Given> given) {

    /** Whether a document is there. */
    public enum Presence {
        EXISTS,
        /** There was one, and its past is kept. */
        DELETED,
        /** There never was one. */
        ABSENT,
    }

    /** A role. @param until when it ends by itself; {@link Instant#MAX} if it doesn't */
    public record Given(Role role, Instant until) {}

    /** The highest of the roles; empty for none. */
    public Optional<Role> role() {
        return given.stream().map(Given::role).max(Comparator.naturalOrder());
    }

    /** When the first of the roles ends by itself. */
    public Instant until() {
        return given.stream().map(Given::until).min(Comparator.naturalOrder()).orElse(Instant.MAX);
    }

    public boolean allows(Permission permission) {
        return switch (permission) {
            case READ -> has(Role.VIEWER);
            case EDIT, SEE_ACCESS -> has(Role.EDITOR);
            case CREATE -> has(Role.EDITOR) || mayBeClaimed();
            case DELETE -> has(owned ? Role.OWNER : Role.EDITOR);
            case MANAGE_ACCESS -> has(Role.OWNER);
        };
    }

    /**
     * Whether the visitor may become the owner by creating the document: only of a name that never had one, or they would
     * own what others wrote before.
     */
    public boolean mayBeClaimed() {
        return identified && !owned && document == Presence.ABSENT;
    }

    private boolean has(Role least) {
        return role().filter(role -> role.isAtLeast(least)).isPresent();
    }
}
