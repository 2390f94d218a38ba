package io.coscribe.socket;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.coscribe.ot.richtext.Attributes;
import io.coscribe.ot.richtext.Delta;
import io.coscribe.ot.richtext.DeltaBuilder;
import io.coscribe.ot.richtext.RichText;
import io.coscribe.ot.richtext.RichTextDocument;
import io.coscribe.ot.Side;
import io.coscribe.session.JsonText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * An editor as ShareDB's client is one: it types at once, has one operation under way, composes what is typed
 * meanwhile, and transforms what arrives over both.
 */
final class SimulatedEditor {

    private static final RichText TYPE = new RichText();

    private final WireClient wire;
    private final String name;
    private final Random random;
    private RichTextDocument content = RichTextDocument.EMPTY;
    private long revision;
    private long sequence = 100;
    private Optional<Delta> underWay = Optional.empty();
    private Optional<Delta> pending = Optional.empty();

    SimulatedEditor(WireClient wire, String name, Random random) {
        this.wire = wire;
        this.name = name;
        this.random = random;
        wire.send(message("s"));
        Map<?, ?> snapshot = (Map<?, ?>) wire.receiveUntil(m -> "s".equals(m.get("a"))).getLast().get("data");
        revision = (Long) snapshot.get("v");
        content = content.apply(delta(snapshot.get("data")));
    }

    RichTextDocument content() {
        return content;
    }

    long revision() {
        return revision;
    }

    boolean isSettled() {
        return underWay.isEmpty();
    }

    /** Types, deletes or formats something somewhere. */
    void edit() {
        int at = random.nextInt(content.length() + 1);
        int rest = content.length() - at;
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
            edit.insert(Character.toString('a' + random.nextInt(26)).repeat(1 + random.nextInt(3)));
        }
        Delta change = edit.build();
        content = content.apply(change);
        pending = Optional.of(pending.map(before -> before.compose(change)).orElse(change));
        send();
    }

    /** Takes in one message. */
    void receive() {
        Map<String, Object> message = wire.receive();
        if (!"op".equals(message.get("a")) || message.containsKey("error")) {
            throw new AssertionError("unexpected " + WireClient.text(message));
        }
        long applied = (Long) message.get("v");
        if (applied < revision) {
            return;
        }
        if (applied > revision) {
            throw new AssertionError("a gap: at " + revision + " received " + WireClient.text(message));
        }
        if (wire.id.equals(message.get("src"))) {
            underWay = Optional.empty();
        } else {
            takeIn(delta(message.get("op")));
        }
        revision++;
        send();
    }

    private void takeIn(Delta received) {
        Delta change = received;
        if (underWay.isPresent()) {
            Delta mine = underWay.get();
            underWay = Optional.of(mine.transform(change, Side.LEFT));
            change = change.transform(mine, Side.RIGHT);
        }
        if (pending.isPresent()) {
            Delta mine = pending.get();
            pending = Optional.of(mine.transform(change, Side.LEFT));
            change = change.transform(mine, Side.RIGHT);
        }
        content = content.apply(change);
    }

    private void send() {
        if (underWay.isEmpty() && pending.isPresent()) {
            underWay = pending;
            pending = Optional.empty();
            Map<String, Object> message = message("op");
            message.put("v", revision);
            message.put("seq", ++sequence);
            message.put("op", json(underWay.get()));
            wire.send(message);
        }
    }

    private Map<String, Object> message(String action) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("a", action);
        message.put("c", "documents");
        message.put("d", name);
        return message;
    }

    private static Delta delta(Object json) {
        try (JsonParser parser = JsonText.FACTORY.createParser(WireClient.json(json))) {
            parser.nextToken();
            return TYPE.readOperation(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object json(Delta delta) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JsonText.FACTORY.createGenerator(text)) {
            TYPE.writeOperation(delta, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return WireClient.parse(text.toString());
    }
}
