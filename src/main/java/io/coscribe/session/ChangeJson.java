package io.coscribe.session;

import com.fasterxml.jackson.core.JsonGenerator;
import io.coscribe.ot.Content;
import io.coscribe.ot.OtType;
import java.io.IOException;

/** How a change is written as JSON, in the log as on the wire: one field of the object around it. */
public final class ChangeJson {

    private ChangeJson() {}

    /** Writes {@code "op":…}, {@code "create":{"type","data"}} or {@code "del":true} into the object begun in {@code json}. */
    public static void write(Change change, JsonGenerator json) throws IOException {
        switch (change) {
            case Change.Edit(EncodedOperation operation) -> {
                json.writeFieldName("op");
                json.writeRawValue(operation.json());
            }
            case Change.Create(OtType type, Content content) -> {
                json.writeObjectFieldStart("create");
                json.writeStringField("type", type.uri());
                json.writeFieldName("data");
                type.writeContent(content, json);
                json.writeEndObject();
            }
            case Change.Delete() -> json.writeBooleanField("del", true);
        }
    }
}
