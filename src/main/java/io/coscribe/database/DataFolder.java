package io.coscribe.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The data folder as the embedded database lays it out, held by this process alone until it is closed.
 *
 * <pre>
 * coscribe.lock       held while a process uses the folder; the kernel releases it even after kill -9
 * postgres/           the database
 * postgres-binaries/  PostgreSQL itself, unpacked from the jar
 * postgres-password   readable by the owner only
 * postgres.log        the server's log
 * </pre>
 */
final class DataFolder implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DataFolder.class);

    private static final String UNFINISHED = "postgres-unfinished-";
    private static final int PASSWORD_BYTES = 24;

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Creates the folder where it is missing and takes hold of it.
     *
     * @throws EmbeddedDatabaseException if it can't be written or another process holds it
     */
    static DataFolder open(Path configured) {
        Path root = configured.toAbsolutePath().normalize();
        try {
            if (Files.notExists(root)) {
                Files.createDirectories(root, ownerOnly("rwx------"));
            }
            root = root.toRealPath();
            return new DataFolder(root, lock(root));
        } catch (IOException e) {
            throw new EmbeddedDatabaseException("Cannot write to the data folder " + root + ": " + describe(e)
                    + ". Set coscribe.data-dir to a folder that this user may write to.", e);
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel = FileChannel.open(
                root.resolve("coscribe.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // held by this very process: the same answer
        }
        channel.close();
        throw new EmbeddedDatabaseException("Another Coscribe is running on the data folder " + root
                + ". Stop it, or give this one a folder of its own (coscribe.data-dir) or a database server"
                + " (" + DatabaseUrl.KEY + ").");
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    Path binaries() {
        return root.resolve("postgres-binaries");
    }

    Path passwordFile() {
        return root.resolve("postgres-password");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    /** A new empty folder beside the database's, for work that appears under its final name when it is complete. */
    Path workFolder() throws IOException {
        return Files.createTempDirectory(root, UNFINISHED);
    }

    /**
     * Deletes what was left of work that never became complete. What can't be deleted now (a program that outlived
     * its killed service may still be writing there) is left to the next start.
     */
    void deleteAbandonedWork() throws IOException {
        try (DirectoryStream<Path> abandoned = Files.newDirectoryStream(root, UNFINISHED + "*")) {
            for (Path path : abandoned) {
                try {
                    deleteTree(path);
                } catch (IOException | UncheckedIOException e) {
                    LOG.debugf(e, "%s stays for now", path);
                }
            }
        }
    }

    /** The database's password, made up when there is neither a password nor a database yet. */
    String password() throws IOException {
        if (Files.notExists(passwordFile())) {
            if (Files.exists(cluster().resolve("PG_VERSION"))) {
                throw new EmbeddedDatabaseException(passwordFile() + " is missing, without which the database beside"
                        + " it can't be opened. Put it back from a backup.");
            }
            createPassword();
        }
        return Files.readString(passwordFile()).strip();
    }

    private void createPassword() throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Path unfinished = Files.createTempFile(root, UNFINISHED, "", ownerOnly("rw-------"));
        Files.writeString(unfinished, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
        Files.move(unfinished, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Lets another process have the folder. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    @Override
    public String toString() {
        return root.toString();
    }

    /** Deletes a folder with all it holds, or a file; symbolic links aren't followed. */
    static void deleteTree(Path root) throws IOException {
        List<Path> leavesFirst;
        try (Stream<Path> tree = Files.walk(root)) {
            leavesFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : leavesFirst) {
            Files.deleteIfExists(path);
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static String describe(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> failure.toString();
        };
    }
}
