package io.coscribe.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's own programs, unpacked from the jar into the data folder.
 *
 * <p>The archive for this operating system and processor is Zonky's. It is unpacked here and not by Zonky, whose way is
 * made for tests: into a folder that anybody may write to, and a run killed half-way leaves files cut short that every
 * later run takes for whole. Here a folder bears the archive's digest as its name and appears only when complete.
 */
final class PostgresBinaries {

    private static final int DIGEST_CHARACTERS = 16;
    private static final int EXECUTABLE_BY_OWNER = 0100;

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** How a program ended: its exit code, and what it printed on both streams. */
    record Result(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * Unpacks the programs unless they already lie there.
     *
     * @throws EmbeddedDatabaseException if the jar holds none for this machine
     */
    static PostgresBinaries unpackInto(DataFolder folder) throws IOException {
        byte[] archive = archiveForThisMachine();
        Path home = folder.binaries().resolve(digest(archive));
        if (Files.notExists(home)) {
            Path unfinished = folder.workFolder();
            unpack(archive, unfinished);
            Files.createDirectories(folder.binaries());
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(home);
    }

    /** Deletes the programs of earlier releases; no server may be running on them any more. */
    void deleteOthers() throws IOException {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(home.getParent(), path -> !path.equals(home))) {
            for (Path other : others) {
                DataFolder.deleteTree(other);
            }
        }
    }

    /** The version these programs call themselves, such as {@code 18.4}. */
    String version() {
        Result result = run("postgres", List.of("--version"));
        if (!result.succeeded()) {
            throw new EmbeddedDatabaseException("The embedded PostgreSQL doesn't run on this machine: "
                    + result.output() + ". Set " + DatabaseUrl.KEY + " to use another server.");
        }
        return result.output().replaceFirst(".*\\)\\s*", "");
    }

    /**
     * Runs one of the programs to its end.
     *
     * <p>A server that {@code pg_ctl} starts outlives this call, in a terminal session of its own: Ctrl-C reaches the
     * service, which has work to save, but not the database it saves to.
     */
    Result run(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) { // only as root, which PostgreSQL refuses to run as
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);

        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG")); // settings for somebody else's server
        builder.environment().put("LC_ALL", "C"); // messages in one language; a wrong locale would stop the server
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("Cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedDatabaseException("Interrupted while " + program + " was running", e);
        }
    }

    private static byte[] archiveForThisMachine() throws IOException {
        String architecture = System.getProperty("os.arch");
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), architecture)) {
            return archive.readAllBytes();
        } catch (IllegalStateException e) {
            throw new EmbeddedDatabaseException("There is no embedded PostgreSQL for " + system() + " on "
                    + architecture + ". Set " + DatabaseUrl.KEY + " to use another server.", e);
        }
    }

    /** The operating system as Zonky names it. */
    private static String system() {
        String name = System.getProperty("os.name");
        if (name.startsWith("Mac")) {
            return "Darwin";
        }
        return name.startsWith("Windows") ? "Windows" : name;
    }

    private static String digest(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, target);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, TarArchiveInputStream tar, Path target) throws IOException {
        Path path = target.resolve(entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, target.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            if ((entry.getMode() & EXECUTABLE_BY_OWNER) != 0 && !path.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + path + " executable");
            }
        }
    }
}
