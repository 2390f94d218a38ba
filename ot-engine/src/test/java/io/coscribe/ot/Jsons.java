package io.coscribe.ot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** JSON for tests. In the literals of {@link #delta}, {@link #document} and {@link #value} single quotes stand for double ones. */
final class Jsons {

    static final JsonFactory FACTORY = new JsonFactory();
    static final RichText RICH_TEXT = new RichText();

    private Jsons() {}

    interface Reader<T> {
        T read(JsonParser json) throws IOException;
    }

    interface Writer {
        void write(JsonGenerator json) throws IOException;
    }

    static <T> T read(String json, Reader<T> reader) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            return reader.read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Delta delta(String json) {
        return read(quoted(json), RICH_TEXT::readOperation);
    }

    static RichTextDocument document(String json) {
        return read(quoted(json), RICH_TEXT::readContent);
    }

    static Object value(String json) {
        return read(quoted(json), Json::read);
    }

    private static String quoted(String literal) {
        return literal.replace('\'', '"');
    }

    static String text(Writer writer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            writer.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** What is read from the bytes that are written. */
    static <T> T throughBytes(Writer writer, Reader<T> reader) {
        try (JsonParser json = FACTORY.createParser(bytes(writer))) {
            json.nextToken();
            return reader.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            writer.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String text(Delta delta) {
        return text(json -> RICH_TEXT.writeOperation(delta, json));
    }

    static String text(RichTextDocument document) {
        return text(json -> RICH_TEXT.writeContent(document, json));
    }
}
