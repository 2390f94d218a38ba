package io.coscribe.ot.json0;

import io.coscribe.ot.Json;
import java.util.List;

/**
 * One step of a {@link Json0Operation}: changes the value at a path. Values are in the form of {@link Json}; null is a
 * value like any other.
 */
sealed interface Component {

    /** Where it happens. For a change of a string that is the string, without the position in it. */
    Path path();

    /** The same change elsewhere. */
    Component at(Path path);

    /** The component that takes this one back. */
    Component inverse();

    /**
     * How deep in the document it happens: the path's length, and one more where what is at the path isn't exchanged
     * but changed, for then it reaches one level below.
     */
    default int depth() {
        return path().length();
    }

    /** A component that takes a value out of the document and knows which, so as to be able to bring it back. */
    sealed interface Removal extends Component {

        Object removed();

        Removal withRemoved(Object value);
    }

    /** {@code na}: adds to a number. */
    record NumberAdd(Path path, Number amount) implements Component {

        @Override
        public NumberAdd at(Path elsewhere) {
            return new NumberAdd(elsewhere, amount);
        }

        @Override
        public NumberAdd inverse() {
            return new NumberAdd(path, (Number) Json.of(-amount.doubleValue()));
        }

        @Override
        public int depth() {
            return path.length() + 1;
        }
    }

    /** {@code si} and {@code sd}: one change of a string. */
    record StringEdit(Path path, TextComponent edit) implements Component {

        @Override
        public StringEdit at(Path elsewhere) {
            return new StringEdit(elsewhere, edit);
        }

        @Override
        public StringEdit inverse() {
            return new StringEdit(path, edit.inverse());
        }

        @Override
        public int depth() {
            return path.length() + 1;
        }
    }

    /** {@code t} and {@code o}: changes of a string, as an operation of the subtype text0. */
    record SubtypeEdit(Path path, List<TextComponent> edits) implements Component {

        public SubtypeEdit {
            edits = List.copyOf(edits);
        }

        @Override
        public SubtypeEdit at(Path elsewhere) {
            return new SubtypeEdit(elsewhere, edits);
        }

        @Override
        public SubtypeEdit inverse() {
            return new SubtypeEdit(
                    path, edits.reversed().stream().map(TextComponent::inverse).toList());
        }

        @Override
        public int depth() {
            return path.length() + 1;
        }
    }

    /** {@code li}: puts a value into a list, in front of the one at the path. */
    record ListInsert(Path path, Object value) implements Component {

        @Override
        public ListInsert at(Path elsewhere) {
            return new ListInsert(elsewhere, value);
        }

        @Override
        public ListDelete inverse() {
            return new ListDelete(path, value);
        }
    }

    /** {@code ld}: takes a value out of a list. */
    record ListDelete(Path path, Object removed) implements Removal {

        @Override
        public ListDelete at(Path elsewhere) {
            return new ListDelete(elsewhere, removed);
        }

        @Override
        public ListDelete withRemoved(Object value) {
            return new ListDelete(path, value);
        }

        @Override
        public ListInsert inverse() {
            return new ListInsert(path, removed);
        }
    }

    /** {@code ld} with {@code li}: puts a value in the place of another one in a list. */
    record ListReplace(Path path, Object removed, Object value) implements Removal {

        @Override
        public ListReplace at(Path elsewhere) {
            return new ListReplace(elsewhere, removed, value);
        }

        @Override
        public ListReplace withRemoved(Object other) {
            return new ListReplace(path, other, value);
        }

        @Override
        public ListReplace inverse() {
            return new ListReplace(path, value, removed);
        }
    }

    /** {@code lm}: moves a value within its list; {@code to} is the index at which it is afterwards. */
    record ListMove(Path path, long to) implements Component {

        @Override
        public ListMove at(Path elsewhere) {
            return new ListMove(elsewhere, to);
        }

        @Override
        public ListMove inverse() {
            return new ListMove(path.withLastIndex(to), path.lastIndex());
        }
    }

    /** {@code oi}: gives a key of an object, or the whole document, a value. */
    record ObjectInsert(Path path, Object value) implements Component {

        @Override
        public ObjectInsert at(Path elsewhere) {
            return new ObjectInsert(elsewhere, value);
        }

        @Override
        public ObjectDelete inverse() {
            return new ObjectDelete(path, value);
        }
    }

    /** {@code od}: takes a key with its value out of an object. */
    record ObjectDelete(Path path, Object removed) implements Removal {

        @Override
        public ObjectDelete at(Path elsewhere) {
            return new ObjectDelete(elsewhere, removed);
        }

        @Override
        public ObjectDelete withRemoved(Object value) {
            return new ObjectDelete(path, value);
        }

        @Override
        public ObjectInsert inverse() {
            return new ObjectInsert(path, removed);
        }
    }

    /** {@code od} with {@code oi}: gives a key of an object, or the whole document, another value. */
    record ObjectReplace(Path path, Object removed, Object value) implements Removal {

        @Override
        public ObjectReplace at(Path elsewhere) {
            return new ObjectReplace(elsewhere, removed, value);
        }

        @Override
        public ObjectReplace withRemoved(Object other) {
            return new ObjectReplace(path, other, value);
        }

        @Override
        public ObjectReplace inverse() {
            return new ObjectReplace(path, value, removed);
        }
    }
}
