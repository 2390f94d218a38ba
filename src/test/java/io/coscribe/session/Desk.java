package io.coscribe.session;

import com.fasterxml.jackson.core.JsonGenerator;
import io.coscribe.id.DocumentId;
import io.coscribe.id.OperationId;
import io.coscribe.ot.Content;
import io.coscribe.ot.Json;
import io.coscribe.ot.OtType;
import io.coscribe.ot.OtTypes;
import io.coscribe.problem.ErrorCode;
import io.coscribe.problem.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A session of one document with people around it who write down, in order, what they are told. */
final class Desk {

    static final DocumentId DOCUMENT = new DocumentId("notes", "one");
    static final OtType RICH_TEXT = OtTypes.standard().find("rich-text").orElseThrow();

    final ScriptedLog log = new ScriptedLog();
    private final SteppedExecutor executor = new SteppedExecutor();
    final ScriptedPeers peers = new ScriptedPeers();
    private final Map<String, Person> people = new HashMap<>();
    private final DocumentSession session;

    /** Who was told something, in order. */
    final List<String> told = new ArrayList<>();

    Desk() {
        this(ContentRules.NONE, SizeLimits.NONE);
    }

    Desk(ContentRules rules, SizeLimits limits) {
        SessionRegistry sessions =
                new SessionRegistry(new Ports(log, () -> executor, peers, rules, limits), InstantSource.system());
        session = sessions.lease(DOCUMENT, () -> person("holder").hear("abandoned")).session();
    }

    /** Someone with a connection, and everything that has arrived on it. */
    final class Person implements Participant {

        private final String name;
        private final List<String> heard = new ArrayList<>();

        private Person(String name) {
            this.name = name;
        }

        private void hear(String something) {
            heard.add(something);
            told.add(name);
        }

        @Override
        public void operation(Delivery delivery) {
            CommittedOperation operation = delivery.operation();
            hear("op " + operation.revision() + " " + operation.id() + " " + kind(operation.change()));
        }
    }

    static String kind(Change change) {
        return switch (change) {
            case Change.Create _ -> "create";
            case Change.Edit(EncodedOperation edit) -> edit.json();
            case Change.Delete() -> "delete";
        };
    }

    Person person(String name) {
        return people.computeIfAbsent(name, Person::new);
    }

    /** What {@code name} has heard since the last time; runs the session first. */
    List<String> heardBy(String name) {
        run();
        List<String> heard = List.copyOf(person(name).heard);
        person(name).heard.clear();
        return heard;
    }

    void run() {
        executor.runAll();
    }

    /** An empty rich-text document at revision 1. */
    Desk created() {
        create("creator", 1, 0).run();
        return this;
    }

    Desk create(String name, long sequence, long base) {
        return submit(name, sequence, base, new Change.Create(RICH_TEXT, empty()));
    }

    /** Submits a creation with a text. */
    Desk create(String name, long sequence, long base, String text) {
        Content content = Json.parse("[{\"insert\":\"" + text + "\"}]", RICH_TEXT::create);
        return submit(name, sequence, base, new Change.Create(RICH_TEXT, content));
    }

    Desk delete(String name, long sequence, long base) {
        return submit(name, sequence, base, new Change.Delete());
    }

    /** Submits a delta, in single quotes. */
    Desk edit(String name, long sequence, long base, String delta) {
        return submit(name, sequence, base, new Change.Edit(EncodedOperation.received(delta.replace('\'', '"'))));
    }

    Desk insert(String name, long sequence, long base, String text) {
        return edit(name, sequence, base, "[{'insert':'" + text + "'}]");
    }

    /** Submits what {@code author} did, on another connection. */
    Desk again(String author, String connection, long sequence, long base, String text) {
        return submit(author, connection, sequence, base,
                new Change.Edit(EncodedOperation.received("[{\"insert\":\"" + text + "\"}]")));
    }

    private Desk submit(String name, long sequence, long base, Change change) {
        return submit(name, name, sequence, base, change);
    }

    private Desk submit(String author, String connection, long sequence, long base, Change change) {
        Person person = person(connection);
        Submission submission = new Submission(new OperationId(author, sequence), base, change);
        session.submit(submission, person, outcome -> person.hear(switch (outcome) {
            case Outcome.Accepted(long revision) -> "ack " + sequence + " at " + revision;
            case Outcome.Duplicate(long revision) -> "duplicate " + sequence + " at " + revision;
            case Outcome.Rejected(var problem) -> "rejected " + sequence + " " + problem.code();
        }));
        return this;
    }

    Desk subscribe(String name) {
        session.subscribe(person(name), head -> person(name).hear("subscribed at " + head.state().revision()));
        return this;
    }

    Desk subscribeSince(String name, long revision) {
        session.subscribeSince(revision, person(name), () -> person(name).hear("subscribed"));
        return this;
    }

    Desk unsubscribe(String name) {
        session.unsubscribe(person(name), () -> person(name).hear("unsubscribed"));
        return this;
    }

    Desk fetchSince(String name, long revision) {
        session.fetchSince(revision, person(name), () -> person(name).hear("fetched"));
        return this;
    }

    Desk presence(String name, Object value, long revision) {
        session.movePresence(new PresenceMove(value, revision, name), new PresenceMove.Reply() {
            @Override
            public void moved(Object moved, long at) {
                person(name).hear("presence " + moved + " at " + at);
            }

            @Override
            public void refused(Problem problem) {
                person(name).hear("presence refused " + problem.code());
            }
        });
        return this;
    }

    /** Another node writes to the log and tells of it. */
    Desk committedByAnother(CommittedOperation operation) {
        log.writeByAnother(DOCUMENT, operation);
        peers.tell(List.of(operation));
        return this;
    }

    /** The session's content as JSON; "none" when the document doesn't exist. */
    String content() {
        List<String> content = new ArrayList<>();
        session.fetch(head -> content.add(text(head.state())));
        run();
        return content.getFirst();
    }

    void close() {
        closeSoon();
        run();
    }

    void closeSoon() {
        session.close();
    }

    static String text(DocumentState state) {
        if (state.body().isEmpty()) {
            return "none";
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonText.FACTORY.createGenerator(text)) {
            RICH_TEXT.writeContent(state.body().get().content(), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static CommittedOperation committed(long revision, String client, long sequence, String delta) {
        return new CommittedOperation(revision, new OperationId(client, sequence),
                new Change.Edit(EncodedOperation.received(delta.replace('\'', '"'))));
    }

    static String rejected(long sequence, ErrorCode code) {
        return "rejected " + sequence + " " + code;
    }

    private static Content empty() {
        try {
            return RICH_TEXT.create(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
