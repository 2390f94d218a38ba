package io.coscribe.bench.load.yjs;

import io.coscribe.bench.load.Document;
import io.coscribe.bench.load.Heard;
import io.coscribe.bench.load.Heard.Operation;
import io.coscribe.bench.load.Wire;
import io.coscribe.bench.load.yjs.SyncMessage.Answer;
import io.coscribe.bench.load.yjs.SyncMessage.Question;
import io.coscribe.bench.load.yjs.SyncMessage.Update;
import java.util.List;
import java.util.Optional;

/**
 * The protocol of Hocuspocus: every message begins with the name of its document, and the first is to authenticate. The
 * server sends each update to everybody, its author too, and then to its author a status that says whether it took it:
 * that is the ack.
 */
public final class HocuspocusWire implements Wire {

    private static final int SYNC = 0;
    private static final int AUTHENTICATION = 2;
    private static final int CLOSE = 7;
    private static final int STATUS = 8;

    private static final int TOKEN = 0;
    private static final int DENIED = 1;
    private static final int AUTHENTICATED = 2;

    private static final int TAKEN = 1;

    private final Document document;
    private final YjsEditor editor;

    /** This editor's operation that has come back, and waits for its status. */
    private Optional<Operation> unconfirmed = Optional.empty();

    public HocuspocusWire(Document document) {
        this(document, YjsEditor.of(document));
    }

    HocuspocusWire(Document document, YjsEditor editor) {
        this.document = document;
        this.editor = editor;
    }

    @Override
    public Frames frames() {
        return Frames.BINARY;
    }

    @Override
    public Optional<byte[]> greet() {
        return Optional.of(envelope(AUTHENTICATION).number(TOKEN).text("").bytes());
    }

    /** Done with the status: the content isn't heard, as nobody has joined yet. */
    @Override
    public byte[] create() {
        unconfirmed = Optional.of(new Operation(editor.name(), CREATION, 0));
        return SyncMessage.update(envelope(SYNC), editor.content());
    }

    @Override
    public byte[] subscribe() {
        return SyncMessage.ask(envelope(SYNC));
    }

    @Override
    public byte[] insert(long revision, int sequence) {
        return SyncMessage.update(envelope(SYNC), editor.insert(sequence));
    }

    private Lib0Writer envelope(int kind) {
        return new Lib0Writer().text(document.name()).number(kind);
    }

    @Override
    public Heard read(byte[] message, int length) {
        Lib0Reader reader = new Lib0Reader(message);
        reader.text();
        return switch ((int) reader.number()) {
            case SYNC -> synced(SyncMessage.read(reader));
            case AUTHENTICATION -> authenticated(reader);
            case STATUS -> confirmed(reader.number());
            case CLOSE -> new Heard.Refusal(reader.text());
            default -> new Heard.Nothing();
        };
    }

    private Heard synced(SyncMessage message) {
        return switch (message) {
            case Question() -> new Heard.Nothing();
            case Answer(List<Inserted> all) -> editor.join(all);
            case Update(List<Inserted> news) -> switch (editor.hear(news)) {
                case Operation own when own.author().equals(editor.name()) -> {
                    unconfirmed = Optional.of(own);
                    yield new Heard.Nothing();
                }
                case Heard other -> other;
            };
        };
    }

    private Heard authenticated(Lib0Reader reader) {
        int kind = (int) reader.number();
        return switch (kind) {
            case AUTHENTICATED -> new Heard.Greeting(editor.name());
            case DENIED -> new Heard.Refusal(reader.text());
            default -> throw new IllegalArgumentException("an authentication message of the kind " + kind);
        };
    }

    private Heard confirmed(long status) {
        Operation operation = unconfirmed.orElseThrow(() -> new IllegalStateException("a status for nothing"));
        unconfirmed = Optional.empty();
        return status == TAKEN ? operation : new Heard.Refusal(operation.toString());
    }
}
