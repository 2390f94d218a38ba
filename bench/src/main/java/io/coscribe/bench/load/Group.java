package io.coscribe.bench.load;

import java.util.List;
import java.util.stream.Stream;

/** A document's people: first those who write. Used by the event loop alone. */
record Group(List<Editor> editors, int writers) {

    Group {
        editors = List.copyOf(editors);
    }

    /** Who creates the document. */
    Editor first() {
        return editors.getFirst();
    }

    Stream<Editor> others() {
        return editors.stream().skip(1);
    }

    Stream<Editor> typists() {
        return editors.stream().limit(writers);
    }

    /** The creation and the operations of all editors are the revisions of the document, and nothing else is. */
    boolean everybodyKnowsAll() {
        long operations = 1 + editors.stream().mapToLong(Editor::acknowledged).sum();
        return editors.stream().allMatch(editor -> editor.revision() == operations);
    }
}
