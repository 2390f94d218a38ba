package io.coscribe.access;

import java.util.Optional;

/** Something that was changed about who may do what with a document. */
sealed interface AccessChange {

    /** The name by which the record knows it. */
    String kind();

    /** {@code user} has {@code role} from now on, whatever they had before. */
    record Granted(User user, Role role) implements AccessChange {
        @Override
        public String kind() {
            return "granted";
        }
    }

    /** What {@code user} was granted is taken back, and what they had by share links. */
    record Removed(User user) implements AccessChange {
        @Override
        public String kind() {
            return "removed";
        }
    }

    record LinkCreated(long key, Role role) implements AccessChange {
        @Override
        public String kind() {
            return "link-created";
        }
    }

    record LinkRevoked(long key) implements AccessChange {
        @Override
        public String kind() {
            return "link-revoked";
        }
    }

    /** The actor has come by the link. */
    record LinkUsed(long key, Role role) implements AccessChange {
        @Override
        public String kind() {
            return "link-used";
        }
    }

    /** Who it is about, if it is about one person. */
    default Optional<User> about() {
        return switch (this) {
            case Granted(User user, var _) -> Optional.of(user);
            case Removed(User user) -> Optional.of(user);
            case LinkCreated _, LinkRevoked _, LinkUsed _ -> Optional.empty();
        };
    }

    /** The role that was given. */
    default Optional<Role> given() {
        return switch (this) {
            case Granted(var _, Role role) -> Optional.of(role);
            case LinkCreated(var _, Role role) -> Optional.of(role);
            case LinkUsed(var _, Role role) -> Optional.of(role);
            case Removed _, LinkRevoked _ -> Optional.empty();
        };
    }

    /** The key of the share link that it is about. */
    default Optional<Long> link() {
        return switch (this) {
            case LinkCreated(long key, var _) -> Optional.of(key);
            case LinkRevoked(long key) -> Optional.of(key);
            case LinkUsed(long key, var _) -> Optional.of(key);
            case Granted _, Removed _ -> Optional.empty();
        };
    }
}
