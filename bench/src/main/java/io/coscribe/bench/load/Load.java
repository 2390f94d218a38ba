package io.coscribe.bench.load;

import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Editors that type on new documents of a server, as fast as it acknowledges. All of them live on one event loop, so
 * that one thread sees both ends of every time measured. The methods are called by one other thread, in the order in
 * which they stand; each throws {@link LoadFailedException} if anything has gone wrong with any editor.
 */
public final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final NioEventLoopGroup group = new NioEventLoopGroup(1);
    private final EventLoop loop = group.next();
    private final Map<String, Editor> byClientId = new HashMap<>();
    private final Tally tally = new Tally();
    private final List<List<Editor>> documents;

    /** Editors for {@code documents} documents, {@code editors} for each, which aren't connected yet. */
    public Load(int documents, int editors, Function<Document, Wire> wires) {
        this.documents = IntStream.range(0, documents)
                .mapToObj(i -> new Document(UUID.randomUUID().toString(), 0))
                .map(document -> Stream.generate(() -> new Editor(wires.apply(document), byClientId, tally))
                        .limit(editors)
                        .toList())
                .toList();
    }

    /** Connects every editor, creates the documents and subscribes to them. */
    public void connect(Dialer dialer) throws InterruptedException {
        all(editors(), editor -> {
            dialer.dial(editor, loop);
            return editor.greeted();
        });
        all(documents.stream().map(List::getFirst), Editor::create);
        all(editors(), Editor::subscribe);
    }

    /** Everybody types from now on. */
    public void type() throws InterruptedException {
        onLoop(() -> {
            editors().forEach(Editor::type);
            return null;
        });
    }

    /** What happens counts from now on. */
    public void begin() throws InterruptedException {
        onLoop(() -> {
            tally.begin(System.nanoTime());
            return null;
        });
    }

    /** What was seen since {@link #begin}. */
    public Seen end() throws InterruptedException {
        return onLoop(() -> tally.end(System.nanoTime()));
    }

    /** Ends the typing, and waits until each editor has heard of every operation of its document. */
    public void finish() throws InterruptedException {
        all(editors(), Editor::finish);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!onLoop(this::everybodyKnowsAll)) {
            if (System.nanoTime() > deadline) {
                throw new LoadFailedException("not every operation has reached everybody", null);
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** Ends all connections. */
    @Override
    public void close() {
        group.shutdownGracefully(0, PATIENCE.toSeconds(), TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** The creation and the operations of all editors are the revisions of a document, and nothing else is. */
    private boolean everybodyKnowsAll() {
        return documents.stream().allMatch(together -> {
            long operations = 1 + together.stream().mapToLong(Editor::acknowledged).sum();
            return together.stream().allMatch(editor -> editor.revision() == operations);
        });
    }

    private Stream<Editor> editors() {
        return documents.stream().flatMap(List::stream);
    }

    private void all(Stream<Editor> editors, Function<Editor, CompletableFuture<Void>> step)
            throws InterruptedException {
        await(onLoop(() -> CompletableFuture.allOf(editors.map(step).toArray(CompletableFuture<?>[]::new))));
    }

    private <T> T onLoop(Callable<T> task) throws InterruptedException {
        return await(loop.submit(() -> {
            tally.requireNoFailure();
            return task.call();
        }));
    }

    private static <T> T await(Future<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new LoadFailedException("an editor failed: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new LoadFailedException("the server hasn't answered within " + PATIENCE.toSeconds() + " s", e);
        }
    }
}
