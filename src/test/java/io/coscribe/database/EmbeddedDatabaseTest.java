package io.coscribe.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    /** A data folder that was started once: most tests take a copy, since creating a database takes seconds. */
    @TempDir static Path prepared;

    @TempDir Path temp;

    private EmbeddedDatabase database;
    private DatabaseUrl url;

    @BeforeAll
    static void prepare() {
        try (EmbeddedDatabase first = new EmbeddedDatabase(prepared)) {
            first.start();
        }
    }

    @AfterEach
    void stop() throws IOException {
        if (database != null) {
            database.close();
        }
        if (Files.isSymbolicLink(data("data").resolve("postgres-binaries"))) {
            Files.delete(data("data").resolve("postgres-binaries"));
        }
    }

    @Test
    void whatIsCommittedIsOnDisk() throws Exception {
        copyPrepared();
        start("data");

        assertEquals("on", ask("show fsync"));
        assertEquals("on", ask("show synchronous_commit"));
        assertEquals("on", ask("show full_page_writes"));
    }

    @Test
    void onlyThisMachineConnectsAndOnlyWithThePassword() throws Exception {
        DatabaseUrl url = start("data");

        assertEquals("127.0.0.1", ask("show listen_addresses"));
        assertEquals("", ask("show unix_socket_directories"));
        assertThrows(SQLException.class,
                () -> DriverManager.getConnection(url.jdbcUrl(), url.user().orElseThrow(), "wrong").close());
        if (isPosix()) {
            assertEquals("rw-------", permissions(data("data").resolve("postgres-password")));
            assertEquals("rwx------", permissions(data("data")));
        }
    }

    @Test
    void dataSurviveAStopAndAStart() throws Exception {
        String folder = "nested/a folder with 'quotes' and spaces";
        start(folder);
        execute("create table words (word text)");
        execute("insert into words values ('kept')");
        database.close();
        assertEquals(0, serversOn(data(folder)));

        start(folder);

        assertEquals("kept", ask("select word from words"));
    }

    @Test
    void aRelativeFolderIsFine() throws Exception {
        copyPrepared();
        Path relative = Path.of("").toAbsolutePath().relativize(data("data"));
        connectTo(relative);

        assertEquals("1", ask("select 1"));
        assertTrue(Files.exists(data("data").resolve("postgres/PG_VERSION")));
    }

    @Test
    void aServerThatOutlivedItsKilledServiceIsReplaced() throws Exception {
        copyPrepared();
        killAfterWriting("data");
        assertEquals(1, serversOn(data("data")), "the killed process has left its server behind");

        start("data");

        assertEquals("kept", ask("select word from words"));
        assertEquals(1, serversOn(data("data")));
    }

    @Test
    void aServerKilledWithItsServiceRecovers() throws Exception {
        copyPrepared();
        killAfterWriting("data");
        ProcessHandle server = ProcessHandle.of(recordedPid("data")).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(10, TimeUnit.SECONDS);

        start("data");

        assertEquals("kept", ask("select word from words"));
    }

    @Test
    void aServerKilledUnderItsServiceIsStartedAgainWhereItWas() throws Exception {
        start("data");
        execute("create table words (word text)");
        execute("insert into words values ('kept')");
        ProcessHandle.of(recordedPid("data")).orElseThrow().destroyForcibly();

        assertEquals("kept", askOnceItAnswers("select word from words"));
        assertEquals(1, serversOn(data("data")));
    }

    @Test
    void aProcessNumberThatNowBelongsToAnotherProgramIsNoObstacle() throws Exception {
        copyPrepared();
        killAfterWriting("data");
        ProcessHandle server = ProcessHandle.of(recordedPid("data")).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(10, TimeUnit.SECONDS);
        Path pidFile = data("data").resolve("postgres/postmaster.pid");
        List<String> lines = Files.readAllLines(pidFile);
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(pidFile, lines);

        start("data");

        assertEquals("kept", ask("select word from words"));
    }

    @Test
    void aSecondProcessOnTheFolderIsRefused() throws Exception {
        copyPrepared();
        Process first = startDatabaseUser("data");
        try {
            var refusal = assertThrows(EmbeddedDatabaseException.class, () -> start("data"));

            assertTrue(refusal.getMessage().contains(data("data").toRealPath().toString()), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("coscribe.data-dir"), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("coscribe.database.url"), refusal.getMessage());
            assertEquals(1, serversOn(data("data")), "the first one's server runs on");
        } finally {
            first.destroyForcibly().waitFor();
        }
        start("data"); // stops what the first one left
    }

    @Test
    void aFirstStartThatWasKilledHalfWayIsStartedAfresh() throws Exception {
        Path halfMade = Files.createDirectories(data("data").resolve("postgres-unfinished-1/base/1"));
        Files.writeString(halfMade.resolve("1259"), "cut sho");
        Files.createDirectory(data("data").resolve("postgres"));

        start("data");

        assertEquals("1", ask("select 1"));
        assertFalse(Files.exists(data("data").resolve("postgres-unfinished-1")));
    }

    @Test
    void filesThatAreNoDatabaseAreLeftAlone() throws Exception {
        Path precious = Files.createDirectories(data("data").resolve("postgres")).resolve("precious.txt");
        Files.writeString(precious, "mine");

        var refusal = assertThrows(EmbeddedDatabaseException.class, () -> start("data"));

        assertTrue(refusal.getMessage().contains("holds files but no database"), refusal.getMessage());
        assertEquals("mine", Files.readString(precious));
    }

    @Test
    void aDatabaseOfAnotherReleaseIsRefusedAndLeftAlone() throws Exception {
        copyPrepared();
        Path version = data("data").resolve("postgres/PG_VERSION");
        Files.writeString(version, "17\n");

        var refusal = assertThrows(EmbeddedDatabaseException.class, () -> start("data"));

        assertTrue(refusal.getMessage().contains("written by PostgreSQL 17"), refusal.getMessage());
        assertEquals("17\n", Files.readString(version));
    }

    @Test
    void aFailedStartTellsTheServersReasonAndFreesTheFolder() throws Exception {
        copyPrepared();
        Path settings = data("data").resolve("postgres/postgresql.conf");
        String good = Files.readString(settings);
        Files.writeString(settings, good + "shared_buffers = nonsense\n");

        var refusal = assertThrows(EmbeddedDatabaseException.class, () -> start("data"));
        assertTrue(refusal.getMessage().contains("invalid value for parameter \"shared_buffers\""), refusal.getMessage());

        Files.writeString(settings, good);
        start("data");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");

        var refusal = assertThrows(EmbeddedDatabaseException.class, () -> start("file/data"));

        assertTrue(refusal.getMessage().contains(file.resolve("data").toString()), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("coscribe.data-dir"), refusal.getMessage());
    }

    @Test
    void aStartThatWasToldToStopLeavesNothingRunning() throws Exception {
        copyPrepared();
        database = new EmbeddedDatabase(data("data"));
        database.close();

        assertThrows(EmbeddedDatabaseException.class, database::start);

        assertEquals(0, serversOn(data("data")));
        start("data");
    }

    @Test
    void aLostPasswordFileIsNamed() throws Exception {
        copyPrepared();
        Files.delete(data("data").resolve("postgres-password"));

        var refusal = assertThrows(EmbeddedDatabaseException.class, () -> start("data"));

        assertTrue(refusal.getMessage().contains("postgres-password is missing"), refusal.getMessage());
    }

    private void copyPrepared() throws IOException {
        Path copy = data("data");
        try (Stream<Path> tree = Files.walk(prepared)) {
            for (Path path : tree.filter(path -> !path.startsWith(prepared.resolve("postgres-binaries"))).toList()) {
                Files.copy(path, copy.resolve(prepared.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.createSymbolicLink(copy.resolve("postgres-binaries"), prepared.resolve("postgres-binaries"));
    }

    private Path data(String folder) {
        return temp.resolve(folder);
    }

    private DatabaseUrl start(String folder) {
        return connectTo(data(folder));
    }

    private DatabaseUrl connectTo(Path folder) {
        database = new EmbeddedDatabase(folder);
        url = DatabaseUrl.parse(database.start());
        return url;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url.jdbcUrl(), url.user().orElseThrow(), url.password().orElseThrow());
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertTrue(rows.next(), sql);
            return rows.getString(1);
        }
    }

    private String askOnceItAnswers(String sql) throws Exception {
        Instant deadline = Instant.now().plusSeconds(30);
        while (true) {
            try {
                return ask(sql);
            } catch (SQLException away) {
                if (Instant.now().isAfter(deadline)) {
                    throw away;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private void killAfterWriting(String folder) throws Exception {
        startDatabaseUser(folder).destroyForcibly().waitFor();
    }

    private Process startDatabaseUser(String folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"),
                        DatabaseUser.class.getName(), data(folder).toString())
                .redirectError(Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertTrue(output.lines().anyMatch(DatabaseUser.READY::equals), "the process started the database");
        }
        return process;
    }

    private long recordedPid(String folder) throws IOException {
        return Long.parseLong(Files.readAllLines(data(folder).resolve("postgres/postmaster.pid")).getFirst());
    }

    /** How many server processes (not their workers) have this folder among their arguments. */
    private static long serversOn(Path folder) {
        assumeTrue(ProcessHandle.current().info().arguments().isPresent(), "arguments of processes can be read");
        String cluster = folder.resolve("postgres").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().map(Stream::of).orElseGet(Stream::empty)
                        .anyMatch(cluster::equals))
                .count();
    }

    private boolean isPosix() throws IOException {
        return Files.getFileStore(temp).supportsFileAttributeView("posix");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
