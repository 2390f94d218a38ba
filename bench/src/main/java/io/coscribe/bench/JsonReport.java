package io.coscribe.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.coscribe.bench.server.Machine;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/** A comparison as a file, to be compared with others: every measurement, in the order in which they were made. */
final class JsonReport {

    private final Pace pace;
    private final Instant began;

    JsonReport(Pace pace, Instant began) {
        this.pace = pace;
        this.began = began;
    }

    void write(List<Result> results, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                JsonGenerator json = new JsonFactory().createGenerator(writer).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("began", began.toString());
            json.writeStringField("java", System.getProperty("java.vm.version"));
            json.writeNumberField("processors", Machine.processors());
            json.writeNumberField("measuredSeconds", pace.measured().toMillis() / 1e3);
            json.writeArrayFieldStart("results");
            for (Result result : results) {
                write(result, json);
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
        for (Measurement measurement : result.measurements()) {
            write(measurement, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Measurement measurement, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("operationsPerSecond", measurement.operationsPerSecond());
        json.writeNumberField("ackP50Millis", measurement.ack(0.5));
        json.writeNumberField("ackP99Millis", measurement.ack(0.99));
        write("arrivalP50Millis", measurement.arrival(0.5), json);
        write("arrivalP99Millis", measurement.arrival(0.99), json);
        json.writeNumberField("cpuMicrosPerOperation", measurement.perOperation());
        json.writeNumberField("cpuMicrosPerDelivery", measurement.perDelivery());
        json.writeNumberField("memoryMegabytes", measurement.memoryMegabytes());
        json.writeNumberField("serverProcessors", measurement.serverShare());
        json.writeNumberField("generatorProcessors", measurement.generatorShare());
        json.writeNumberField("otherProcessors", measurement.othersShare());
        json.writeEndObject();
    }

    private static void write(String name, OptionalDouble value, JsonGenerator json) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsDouble());
        } else {
            json.writeNullField(name);
        }
    }
}
