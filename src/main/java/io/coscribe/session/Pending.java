package io.coscribe.session;

import java.util.function.Consumer;

/** A submission on its way: who made it, and where to tell what became of it. */
record Pending(Submission submission, Participant from, Consumer<Outcome> settled) {}
