package io.coscribe.socket;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;

/** The npm client of a single node. */
@QuarkusTest
class StockClientTest extends StockClientContract {

    @TestHTTPResource("/")
    URI base;

    @Override
    List<URI> nodes() {
        return List.of(base);
    }
}
