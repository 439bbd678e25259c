package org.talanoa.portal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Keys to sign with, and their files as an operator makes them. */
public final class SigningKeys {
    private SigningKeys() {}

    public static RSAKey fresh() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address of a file that only its owner reads. */
    public static Path privateFile(RSAKey key) {
        try {
            return file(pem("PRIVATE KEY", key.toPrivateKey().getEncoded()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All their public halves in one file. */
    public static Path publicFile(RSAKey... keys) {
        var text = new StringBuilder();
        try {
            for (var key : keys) {
                text.append(pem("PUBLIC KEY", key.toPublicKey().getEncoded()));
            }
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return file(text.toString());
    }

    private static Path file(String text) {
        try {
            var file = Files.createTempFile("portal-key", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(String type, byte[] key) {
        var lines =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(key);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, lines);
    }
}
