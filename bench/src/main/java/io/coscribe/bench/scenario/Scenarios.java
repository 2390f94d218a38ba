package io.coscribe.bench.scenario;

import io.coscribe.bench.load.Crowd;
import java.util.List;
import java.util.stream.Stream;

/** The scenarios that there are. */
public final class Scenarios {

    /** Those that are measured when nobody says which, in that order. */
    public static final List<Scenario> USUAL = List.of(
            new Typing("1x1", Crowd.ofWriters(1, 1)),
            new Typing("1x2", Crowd.ofWriters(1, 2)),
            new Typing("1x10", Crowd.ofWriters(1, 10)),
            new Typing("1x50", Crowd.ofWriters(1, 50)),
            new Typing("200x2", Crowd.ofWriters(200, 2)),
            new Typing("readers-100", Crowd.ofReaders(100)),
            new Typing("readers-500", Crowd.ofReaders(500)),
            new Typing("readers-1000", Crowd.ofReaders(1_000)),
            new HumanTyping("human", Crowd.ofWriters(50, 4)),
            new Joining("join-50", 50, 100_000),
            new LongDocument("large-1M", 1_000_000),
            new LongDocument("large-10M", 10_000_000),
            new Idling("idle-1000", 1_000),
            new TwoNodes("nodes-2", 10),
            new Starting("start"));

    /** Those, and some that take long. */
    public static final List<Scenario> ALL = Stream.concat(USUAL.stream(), Stream.of(
            new Idling("idle-10000", 10_000),
            new Idling("idle-50000", 50_000))).toList();

    private Scenarios() {
    }
}
