package io.coscribe.socket;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;

/** The protocol as a single node speaks it. */
@QuarkusTest
class ProtocolTest extends ProtocolContract {

    @TestHTTPResource("/")
    URI base;

    @Override
    URI node(int client) {
        return base;
    }
}
