/** Operational transformation: document types, their operations and the laws these obey. */
module io.coscribe.ot {
    requires transitive com.fasterxml.jackson.core;

    exports io.coscribe.ot;
    exports io.coscribe.ot.json0;
    exports io.coscribe.ot.richtext;
    exports io.coscribe.ot.unicode;
}
