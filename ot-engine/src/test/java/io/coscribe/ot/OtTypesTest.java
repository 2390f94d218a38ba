package io.coscribe.ot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.coscribe.ot.richtext.RichText;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtTypesTest {

    @Test
    void aTypeIsFoundByNameAndByUri() {
        OtTypes types = OtTypes.standard();

        OtType found = types.find("http://sharejs.org/types/rich-text/v1").orElseThrow();

        assertEquals("rich-text", found.name());
        assertSame(found, types.find("rich-text").orElseThrow());
        assertEquals(Optional.empty(), types.find("text"));
    }

    @ParameterizedTest
    @CsvSource({
        "json0, http://sharejs.org/types/JSONv0",
        "rich-text, http://sharejs.org/types/rich-text/v1",
        "text-unicode, http://sharejs.org/types/text-unicode",
    })
    void theStandardTypesAreThoseThatStockClientsName(String name, String uri) {
        OtType type = OtTypes.standard().find(uri).orElseThrow();

        assertEquals(name, type.name());
        assertEquals(uri, type.uri());
    }

    @Test
    void namesAreUnique() {
        assertThrows(IllegalArgumentException.class, () -> OtTypes.of(new RichText(), new RichText()));
    }
}
