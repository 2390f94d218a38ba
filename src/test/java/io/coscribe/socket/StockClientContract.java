package io.coscribe.socket;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** ShareDB's own client, as it comes from npm, over real sockets: {@code src/test/node} holds what it does. */
abstract class StockClientContract {

    /** Where the service is served; connections go to one node after the other. */
    abstract List<URI> nodes();

    @TestFactory
    Stream<DynamicTest> theNpmClient() throws InterruptedException {
        NodeScenarios scenarios = NodeScenarios.start(nodes());
        return scenarios.results()
                .map(result -> DynamicTest.dynamicTest(result.name(), result::check))
                .onClose(scenarios::close);
    }
}
