package io.coscribe.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        redis://cache                                    | SINGLE   | NONE | redis://cache:6379                                      | -
        redis://cache.example:7000/3                     | SINGLE   | NONE | redis://cache.example:7000/3                            | -
        redis://cache/                                   | SINGLE   | NONE | redis://cache:6379                                      | -
        redis://secret@cache                             | SINGLE   | NONE | redis://:secret@cache:6379                              | -
        redis://:secret@cache                            | SINGLE   | NONE | redis://:secret@cache:6379                              | -
        redis://ann:secret@cache                         | SINGLE   | NONE | redis://ann:secret@cache:6379                           | -
        redis://ann:a+b%20%2F%40@cache                   | SINGLE   | NONE | redis://ann:a%2Bb+%2F%40@cache:6379                     | -
        redis://[2001:db8::1]:7000                       | SINGLE   | NONE | redis://[2001:db8::1]:7000                              | -
        rediss://secret@cache/1                          | SINGLE   | TLS  | rediss://:secret@cache:6379/1                           | -
        redis-sentinel://one,two:7000#main               | SENTINEL | NONE | redis://one:26379 redis://two:7000                      | main
        rediss-sentinel://secret@one,[::1]/2#a:b/c       | SENTINEL | TLS  | rediss://:secret@one:26379/2 rediss://:secret@[::1]:26379/2 | a:b/c
        redis-cluster://one                              | CLUSTER  | NONE | redis://one:6379                                        | -
        rediss-cluster://ann:secret@one:1,two            | CLUSTER  | TLS  | rediss://ann:secret@one:1 rediss://ann:secret@two:6379  | -
        """)
    void aUrlIsUnderstood(String url, RedisUrl.Form form, RedisUrl.Security security, String endpoints, String master) {
        RedisUrl parsed = RedisUrl.parse(url);

        assertEquals(form, parsed.form());
        assertEquals(security, parsed.security());
        assertEquals(endpoints, String.join(" ", parsed.endpoints()));
        assertEquals(Optional.ofNullable(master), parsed.master());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "secret",
        "http://secret@cache",
        "redis:secret@cache",
        "redis://",
        "redis://secret@",
        "redis://secret@one,two",
        "redis://secret@cache#main",
        "redis://secret@cache/one",
        "redis://secret@cache/1?timeout=2",
        "redis://secret@my_cache",
        "redis://secret@cache:0",
        "redis://secret@cache:65536",
        "redis://secret@cache:port",
        "redis://sec@secret@cache",
        "redis://secret%zz@cache",
        "redis-sentinel://secret@one,two",
        "redis-sentinel://secret@one,two/main",
        "redis-sentinel://secret@one,,two#main",
        "redis-cluster://secret@one,two/1",
        "redis-cluster://secret@one,two#main",
        "redis-replica://secret@one",
    })
    void aMalformedUrlIsRefusedWithoutShowingIt(String url) {
        String message = assertThrows(ConfigurationException.class, () -> RedisUrl.parse(url)).getMessage();

        assertTrue(message.startsWith(RedisUrl.KEY + " must look like "), message);
        assertFalse(message.contains("secret") || message.contains("\n"), message);
    }

    @Test
    void itsTextShowsNoPassword() {
        assertEquals("SENTINEL redis://one:26379/2, redis://two:26379/2",
                RedisUrl.parse("redis-sentinel://ann:secret@one,two/2#main").toString());
    }
}
