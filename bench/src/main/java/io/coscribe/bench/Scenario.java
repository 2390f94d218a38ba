package io.coscribe.bench;

import java.util.List;

/** How many people write in how many documents. */
record Scenario(String name, int documents, int editors) {

    /** In the order in which they are measured. */
    static final List<Scenario> ALL = List.of(
            new Scenario("1x1", 1, 1),
            new Scenario("1x2", 1, 2),
            new Scenario("1x10", 1, 10),
            new Scenario("1x50", 1, 50),
            new Scenario("200x2", 200, 2));
}
