package io.coscribe.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Tells what a failed run was and what was wrong, and leaves all journals in a folder, beside what the nodes printed.
 *
 * @param title how the run can be repeated, and what happened in it
 */
record Report(String title, Path folder) {

    private static final int VIOLATIONS_SHOWN = 10;
    private static final int JOURNALS_SHOWN = 3;
    private static final int LINES_SHOWN = 20;

    /** Does {@code work} and expects its outcome to be sound. */
    void expectSound(FaultRun run, Callable<Evidence> work) {
        try {
            List<Checker.Violation> violations = Checker.check(work.call());
            if (!violations.isEmpty()) {
                throw new AssertionError(describe(violations, run));
            }
            System.out.println(title + "\n" + run.summary());
        } catch (Exception | AssertionError e) {
            AssertionError failure = new AssertionError("%s%n%s%nmore in %s".formatted(
                    title, e.getMessage(), folder.toAbsolutePath().normalize()), e);
            run.journals().forEach(this::write);
            try {
                run.dump();
            } catch (IllegalStateException gone) {
                failure.addSuppressed(gone);
            }
            throw failure;
        }
    }

    private static String describe(List<Checker.Violation> violations, FaultRun run) {
        String rules = violations.stream()
                .limit(VIOLATIONS_SHOWN)
                .map(Checker.Violation::what)
                .collect(Collectors.joining("\n- ", violations.size() + " violations:\n- ", ""));
        List<String> concerned = violations.stream()
                .map(Checker.Violation::about).distinct().limit(JOURNALS_SHOWN).toList();
        String journals = run.journals().stream()
                .filter(journal -> concerned.contains(journal.client()))
                .map(Report::end)
                .collect(Collectors.joining("\n"));
        return rules + "\n" + journals;
    }

    private static String end(Journal journal) {
        List<Journal.Line> lines = journal.lines();
        return lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()).stream()
                .map(Journal.Line::toString)
                .collect(Collectors.joining("\n", "the end of the journal of " + journal.client() + ":\n", ""));
    }

    private void write(Journal journal) {
        String lines = journal.lines().stream().map(Journal.Line::toString).collect(Collectors.joining("\n", "", "\n"));
        try {
            // Halves of surrogate pairs, which texts may hold, become question marks.
            Files.write(folder.resolve(journal.client() + ".journal"), lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
