package io.coscribe.access;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The key that this node signs guests' tokens with: P-256, in the file {@value #FILE} of the data folder, readable by
 * its owner alone. It is made when there is none, and never leaves the node.
 */
final class SigningKey {

    static final String FILE = "signing-key";

    /** The SHA-256 thumbprint of a key (RFC 7638), as Base64url. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final Logger LOG = Logger.getLogger(SigningKey.class);

    private final PublicJsonWebKey key;

    private SigningKey(PublicJsonWebKey key) {
        this.key = key;
    }

    /**
     * The key in {@code folder}. Where the folder can't be written, a key for as long as this process lives: what it has
     * signed stays valid, because its public half is kept in the database.
     *
     * @throws IllegalStateException if the file is there and holds no key
     */
    static SigningKey in(Path folder) {
        Path file = folder.toAbsolutePath().resolve(FILE);
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            return new SigningKey(PublicJsonWebKey.Factory.newPublicJwk(Files.readString(file)));
        } catch (IOException e) {
            LOG.warnf("The signing key can't be kept in %s, this process takes one of its own: %s", file, e);
            return new SigningKey(generate());
        } catch (JoseException e) {
            throw new IllegalStateException(file + " holds no signing key. Put it back from a backup, or delete it.", e);
        }
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path unfinished = Files.createTempFile(file.getParent(), FILE + "-", "", ownerOnly());
        Files.writeString(unfinished, generate().toJson(OutputControlLevel.INCLUDE_PRIVATE) + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static PublicJsonWebKey generate() {
        try {
            PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Whether {@code text} could be a key's id. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    PublicJsonWebKey key() {
        return key;
    }

    String id() {
        return key.getKeyId();
    }

    /** The half that everybody may know, as a JSON Web Key (RFC 7517). */
    String publicJson() {
        return key.toJson(OutputControlLevel.PUBLIC_ONLY);
    }
}
