package io.coscribe.bench.load.yjs;

import io.coscribe.bench.load.Document;
import io.coscribe.bench.load.Heard;
import io.coscribe.bench.load.Wire;
import io.coscribe.bench.load.yjs.SyncMessage.Answer;
import io.coscribe.bench.load.yjs.SyncMessage.Question;
import io.coscribe.bench.load.yjs.SyncMessage.Update;
import java.util.List;
import java.util.Optional;

/**
 * The protocol of y-websocket: a WebSocket belongs to the document that its path names, and the server greets with a
 * question. It acknowledges nothing, but sends each update to everybody, its author too; that is what counts as the ack.
 *
 * <pre>
 * stage      event         next
 * CONNECTED  Question      READY, Greeting
 * READY      create()      CREATING
 * CREATING   Answer        READY, its operation: an empty document exists once it is asked for
 * CREATING   Update        READY, its operation
 * READY      subscribe()   JOINING
 * JOINING    Answer        JOINED, Subscribed
 * JOINED     Update        JOINED, its operation or that of somebody else
 * </pre>
 *
 * An update in READY or JOINING is part of the answer that follows.
 */
public final class YWebsocketWire implements Wire {

    private enum Stage { CONNECTED, READY, CREATING, JOINING, JOINED }

    private static final int SYNC = 0;

    private final Document document;
    private final YjsEditor editor;
    private Stage stage = Stage.CONNECTED;

    public YWebsocketWire(Document document) {
        this(document, YjsEditor.of(document));
    }

    YWebsocketWire(Document document, YjsEditor editor) {
        this.document = document;
        this.editor = editor;
    }

    @Override
    public Frames frames() {
        return Frames.BINARY;
    }

    @Override
    public String path() {
        return document.name();
    }

    @Override
    public Optional<byte[]> greet() {
        return Optional.empty();
    }

    @Override
    public byte[] create() {
        stage = Stage.CREATING;
        return document.length() == 0 ? SyncMessage.ask(sync()) : SyncMessage.update(sync(), editor.content());
    }

    @Override
    public byte[] subscribe() {
        stage = Stage.JOINING;
        return SyncMessage.ask(sync());
    }

    @Override
    public byte[] insert(long revision, int sequence) {
        return SyncMessage.update(sync(), editor.insert(sequence));
    }

    private static Lib0Writer sync() {
        return new Lib0Writer().number(SYNC);
    }

    @Override
    public Heard read(byte[] message, int length) {
        Lib0Reader reader = new Lib0Reader(message);
        if (reader.number() != SYNC) {
            return new Heard.Nothing();
        }
        return switch (SyncMessage.read(reader)) {
            case Question() -> greeted();
            case Answer(List<Inserted> all) -> answered(all);
            case Update(List<Inserted> news) -> updated(news);
        };
    }

    private Heard greeted() {
        if (stage != Stage.CONNECTED) {
            throw new IllegalStateException("a second greeting while " + stage);
        }
        stage = Stage.READY;
        return new Heard.Greeting(editor.name());
    }

    private Heard answered(List<Inserted> all) {
        return switch (stage) {
            case CREATING -> created();
            case JOINING -> {
                stage = Stage.JOINED;
                yield editor.join(all);
            }
            case CONNECTED, READY, JOINED -> throw new IllegalStateException("an answer while " + stage);
        };
    }

    private Heard updated(List<Inserted> news) {
        return switch (stage) {
            case CREATING -> created();
            case READY, JOINING -> new Heard.Nothing();
            case JOINED -> editor.hear(news);
            case CONNECTED -> throw new IllegalStateException("an update before the greeting");
        };
    }

    private Heard created() {
        stage = Stage.READY;
        return new Heard.Operation(editor.name(), CREATION, 0);
    }
}
