package io.coscribe.bench.scenario;

import io.coscribe.bench.server.RunningServer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Something that many people do to a server, and what of it is measured. */
public sealed interface Scenario permits Typing, HumanTyping, Idling, Joining, LongDocument, TwoNodes, Starting {

    String name();

    /** What {@link #measure} yields, in the order in which a table shows it. */
    List<Figure> figures();

    /** Why that server can't be measured here, if it can't. */
    Optional<String> obstacle(RunningServer server) throws IOException;

    /**
     * One measurement, on new documents and connections.
     *
     * @throws io.coscribe.bench.load.LoadFailedException if the server doesn't do what people need
     */
    Figures measure(RunningServer server, Pace pace) throws IOException, InterruptedException;
}
