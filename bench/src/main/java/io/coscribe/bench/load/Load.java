package io.coscribe.bench.load;

import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Editors on new documents of a server. All of them live on one event loop, so that one thread sees both ends of every
 * time measured. The methods are called by one other thread, in the order in which they stand; each throws
 * {@link LoadFailedException} if anything has gone wrong with any editor.
 */
public final class Load implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PATIENCE_PER_EDITOR = Duration.ofMillis(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /** Fewer than a server lets wait to be accepted. */
    private static final int AT_ONCE = 100;

    private final NioEventLoopGroup group = new NioEventLoopGroup(1);
    private final EventLoop loop = group.next();
    private final Failure failure = new Failure();
    private final Map<String, Editor> byClientId = new HashMap<>();
    private final Map<Editor, Dialer> ways = new IdentityHashMap<>();
    private final List<Tally> tallies;
    private final List<Group> groups;
    private final Duration patience;

    /**
     * People who aren't connected yet.
     *
     * @param nodes where the people of a document connect to, by turns
     */
    public Load(Crowd crowd, List<Dialer> nodes, Function<Document, Wire> wires) {
        tallies = nodes.stream().map(node -> new Tally()).toList();
        groups = Stream.generate(() -> new Document(UUID.randomUUID().toString(), crowd.length()))
                .limit(crowd.documents())
                .map(document -> group(crowd, nodes, () -> wires.apply(document)))
                .toList();
        patience = PATIENCE.plus(PATIENCE_PER_EDITOR.multipliedBy(crowd.people()));
    }

    private Group group(Crowd crowd, List<Dialer> nodes, Supplier<Wire> wires) {
        List<Editor> editors = IntStream.range(0, crowd.writers() + crowd.readers())
                .mapToObj(i -> {
                    int node = i % nodes.size();
                    Editor editor = new Editor(wires.get(), byClientId, tallies.get(node), failure);
                    ways.put(editor, nodes.get(node));
                    return editor;
                })
                .toList();
        return new Group(editors, crowd.writers());
    }

    /** Connects everybody, and waits until the server has greeted them. */
    public void connect() throws InterruptedException {
        all(editors(), editor -> {
            ways.get(editor).dial(editor, loop);
            return editor.greeted();
        });
    }

    /** Creates the documents. */
    public void create() throws InterruptedException {
        all(groups.stream().map(Group::first), Editor::create);
    }

    /**
     * Subscribes everybody, the first one of each document before the others, as where people come one by one: servers
     * may open a document for several at once more than once.
     */
    public void subscribe() throws InterruptedException {
        all(groups.stream().map(Group::first), Editor::subscribe);
        all(groups.stream().flatMap(Group::others), Editor::subscribe);
    }

    /**
     * Subscribes all people of one document at the same moment.
     *
     * @return how long it takes until all of them have its content
     */
    public Duration rush(int document) throws InterruptedException {
        List<Editor> together = groups.get(document).editors();
        return await(onLoop(() -> {
            long begun = System.nanoTime();
            return Steps.take(together.stream(), Editor::subscribe, together.size())
                    .thenApply(done -> Duration.ofNanos(System.nanoTime() - begun));
        }));
    }

    /** Each writer waits for each ack and presses the next key at once from now on. */
    public void typeInClosedLoop() throws InterruptedException {
        type(ClosedLoop::new);
    }

    /** Each writer types at human pace from now on. */
    public void typeLikePeople(long seed) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        type(() -> new HumanRhythm(new HumanDelays(random.split()), loop));
    }

    private void type(Supplier<Rhythm> rhythms) throws InterruptedException {
        onLoop(() -> {
            groups.stream().flatMap(Group::typists).forEach(editor -> editor.type(rhythms.get()));
            return null;
        });
    }

    /** What happens counts from now on. */
    public void begin() throws InterruptedException {
        onLoop(() -> {
            long now = System.nanoTime();
            tallies.forEach(tally -> tally.begin(now));
            return null;
        });
    }

    /** What was seen since {@link #begin}, by those at each node. */
    public List<Seen> end() throws InterruptedException {
        return onLoop(() -> {
            long now = System.nanoTime();
            return tallies.stream().map(tally -> tally.end(now)).toList();
        });
    }

    /** Ends the typing, and waits until each editor has heard of every operation of its document. */
    public void finish() throws InterruptedException {
        await(onLoop(() -> CompletableFuture.allOf(groups.stream()
                .flatMap(Group::typists)
                .map(Editor::finish)
                .toArray(CompletableFuture<?>[]::new))));
        long deadline = System.nanoTime() + patience.toNanos();
        while (!onLoop(() -> groups.stream().allMatch(Group::everybodyKnowsAll))) {
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

    private Stream<Editor> editors() {
        return groups.stream().map(Group::editors).flatMap(List::stream);
    }

    private void all(Stream<Editor> editors, Function<Editor, CompletableFuture<Void>> step)
            throws InterruptedException {
        await(onLoop(() -> Steps.take(editors, step, AT_ONCE)));
    }

    private <T> T onLoop(Callable<T> task) throws InterruptedException {
        return await(loop.submit(() -> {
            failure.requireNone();
            return task.call();
        }));
    }

    private <T> T await(Future<T> future) throws InterruptedException {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new LoadFailedException("an editor failed: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new LoadFailedException("the server hasn't answered within " + patience.toSeconds() + " s", e);
        }
    }
}
