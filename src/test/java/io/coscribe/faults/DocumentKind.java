package io.coscribe.faults;

import io.coscribe.ot.Content;
import io.coscribe.ot.Json;
import io.coscribe.ot.Operation;
import io.coscribe.ot.OtType;
import io.coscribe.ot.OtTypes;
import io.coscribe.ot.richtext.Attributes;
import io.coscribe.ot.richtext.Delta;
import io.coscribe.ot.richtext.DeltaBuilder;
import io.coscribe.ot.richtext.RichTextDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A type of document and what people do to one. */
enum DocumentKind {
    RICH_TEXT("rich-text", "[{'insert':'once upon a time\\n'}]") {
        @Override
        Operation edit(Content content, Random random) {
            int length = ((RichTextDocument) content).length();
            int at = random.nextInt(length + 1);
            int rest = length - at;
            DeltaBuilder edit = Delta.builder();
            if (at > 0) {
                edit.retain(at);
            }
            int choice = random.nextInt(4);
            if (choice == 0 && rest > 0) {
                edit.delete(1 + random.nextInt(Math.min(rest, 5)));
            } else if (choice == 1 && rest > 0) {
                edit.retain(1 + random.nextInt(rest), Attributes.of(Map.of("bold", random.nextBoolean())));
            } else {
                edit.insert(typed(random));
            }
            return edit.build();
        }
    },

    PLAIN_TEXT("text-unicode", "'once upon a time'") {
        @Override
        Operation edit(Content content, Random random) {
            String text = (String) value(content);
            int length = text.codePointCount(0, text.length());
            int at = random.nextInt(length + 1);
            List<Object> edit = new ArrayList<>();
            if (at > 0) {
                edit.add(at);
            }
            if (random.nextInt(4) == 0 && at < length) {
                edit.add(Map.of("d", 1 + random.nextInt(Math.min(length - at, 5))));
            } else {
                edit.add(typed(random));
            }
            return operation(edit);
        }
    },

    JSON("json0", "{'count':0,'items':[],'title':'once'}") {
        @Override
        Operation edit(Content content, Random random) {
            Map<?, ?> document = (Map<?, ?>) value(content);
            List<?> items = (List<?>) document.get("items");
            String title = (String) document.get("title");
            return operation(List.of(component(items, title, random)));
        }

        private static Map<String, Object> component(List<?> items, String title, Random random) {
            int choice = random.nextInt(5);
            if (choice == 0) {
                return Map.of("p", List.of("count"), "na", 1 + random.nextInt(9));
            }
            if (choice == 1) {
                return Map.of("p", List.of("items", random.nextInt(items.size() + 1)), "li", typed(random));
            }
            if (choice == 2 && !items.isEmpty()) {
                int at = random.nextInt(items.size());
                return Map.of("p", List.of("items", at), "ld", items.get(at));
            }
            if (choice == 3 && !title.isEmpty()) {
                int at = random.nextInt(title.length());
                return Map.of("p", List.of("title", at), "sd", title.substring(at, at + 1));
            }
            return Map.of("p", List.of("title", random.nextInt(title.length() + 1)), "si", "x");
        }
    };

    private final OtType type;
    private final Object initial;

    DocumentKind(String type, String initial) {
        this.type = OtTypes.standard().find(type).orElseThrow();
        this.initial = Json.parse(initial.replace('\'', '"').replace("\n", "\\n"), Json::read);
    }

    /** Something that somebody who sees {@code content} may do. */
    abstract Operation edit(Content content, Random random);

    OtType type() {
        return type;
    }

    /** Every document of this kind begins alike. */
    Change creation(Change.Base base) {
        return new Change.Create(Json.parse(text(initial), type::create), base);
    }

    /** Reads the fields that say what an operation does. */
    Change change(Map<?, ?> json) {
        if (json.containsKey("op")) {
            return new Change.Edit(operation(json.get("op")));
        }
        return json.get("create") instanceof Map<?, ?> creation
                ? new Change.Create(Json.parse(text(creation.get("data")), type::create), Change.Base.NAMED)
                : new Change.Delete();
    }

    Map<String, Object> value(Change change) {
        return switch (change) {
            case Change.Edit(Operation operation) -> Map.of("op", value(operation));
            case Change.Create(Content content, _) ->
                Map.of("create", Map.of("type", type.uri(), "data", value(content)));
            case Change.Delete() -> Map.of("del", true);
        };
    }

    /** @param json content as it is sent and stored */
    Content content(Object json) {
        return Json.parse(text(json), type::readContent);
    }

    /** Reads a snapshot as it is sent; empty if the document doesn't exist. */
    Optional<Content> snapshot(Map<?, ?> json) {
        return json.containsKey("data") ? Optional.of(content(json.get("data"))) : Optional.empty();
    }

    /**
     * The content after a change; empty stands for a document that doesn't exist.
     *
     * @throws IllegalStateException if an edit finds no document, or a creation finds one
     */
    Optional<Content> apply(Optional<Content> before, Change change) {
        return switch (change) {
            case Change.Edit(Operation operation) when before.isPresent() ->
                Optional.of(type.apply(before.get(), operation));
            case Change.Create(Content content, _) when before.isEmpty() -> Optional.of(content);
            case Change.Delete() -> Optional.empty();
            case Change.Edit _, Change.Create _ ->
                throw new IllegalStateException(change + " of a document that is " + before);
        };
    }

    /** What the operations of a log make, one after another, as JSON; empty if the document doesn't exist in the end. */
    Optional<Object> replay(List<LoggedOperation> operations) {
        Optional<Content> content = Optional.empty();
        for (LoggedOperation operation : operations) {
            content = apply(content, change(operation.change()));
        }
        return content.map(this::value);
    }

    Operation operation(Object json) {
        return Json.parse(text(json), type::readOperation);
    }

    Object value(Operation operation) {
        return Json.parse(Json.text(json -> type.writeOperation(operation, json)), Json::read);
    }

    Object value(Content content) {
        return Json.parse(Json.text(json -> type.writeContent(content, json)), Json::read);
    }

    private static String text(Object value) {
        return Json.text(json -> Json.write(json, value));
    }

    private static String typed(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> "\uD83D\uDE00";
            case 1 -> "\u0000";
            case 2 -> "\n";
            default -> Character.toString('a' + random.nextInt(26)).repeat(1 + random.nextInt(3));
        };
    }
}
