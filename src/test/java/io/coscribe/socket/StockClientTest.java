package io.coscribe.socket;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** ShareDB's own client, as it comes from npm, over real sockets: {@code src/test/node} holds what it does. */
@QuarkusTest
class StockClientTest {

    @TestHTTPResource("/")
    URI base;

    @TestFactory
    Stream<DynamicTest> theNpmClient() throws InterruptedException {
        NodeScenarios scenarios = NodeScenarios.start(base);
        return scenarios.results()
                .map(result -> DynamicTest.dynamicTest(result.name(), result::check))
                .onClose(scenarios::close);
    }
}
