package io.coscribe.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.coscribe.bench.scenario.Figure;
import io.coscribe.bench.scenario.Figures;
import io.coscribe.bench.scenario.Pace;
import io.coscribe.bench.server.Machine;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** A comparison as a file, to be compared with others: every measurement, in the order in which they were made. */
final class JsonReport {

    private final Pace pace;
    private final Instant began;

    JsonReport(Pace pace, Instant began) {
        this.pace = pace;
        this.began = began;
    }

    void write(Outcome outcome, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                JsonGenerator json = new JsonFactory().createGenerator(writer).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("began", began.toString());
            json.writeStringField("java", System.getProperty("java.vm.version"));
            json.writeNumberField("processors", Machine.processors());
            json.writeNumberField("measuredSeconds", pace.measured().toMillis() / 1e3);
            json.writeArrayFieldStart("results");
            for (Result result : outcome.results()) {
                write(result, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("missing");
            for (String missing : outcome.missing()) {
                json.writeString(missing);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(Result result, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("scenario", result.scenario().name());
        json.writeStringField("server", result.server());
        json.writeArrayFieldStart("measurements");
        for (Figures measurement : result.measurements()) {
            json.writeStartObject();
            for (Map.Entry<Figure, Double> figure : measurement.values().entrySet()) {
                json.writeNumberField(figure.getKey().key(), figure.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
