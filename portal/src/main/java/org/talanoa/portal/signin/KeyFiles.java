package org.talanoa.portal.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.security.converter.RsaKeyConverters;

/** Reads the files of keys; each key is called by its thumbprint (RFC 7638). */
final class KeyFiles {
    private static final String END = "-----END PUBLIC KEY-----";

    private KeyFiles() {}

    /**
     * The key to sign with.
     *
     * @throws IllegalStateException if it is none, or if others than the file's owner may read it:
     *     they could sign as we do
     */
    static RSAKey signing(Resource file) {
        var wanted = "SIGNING_KEY names %s, which holds no private RSA key in PKCS#8 PEM";
        try {
            refuseIfOpen(file);
            try (var pem = file.getInputStream()) {
                if (!(RsaKeyConverters.pkcs8().convert(pem) instanceof RSAPrivateCrtKey key)) {
                    throw unusable(wanted, file, null);
                }
                var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
                var half = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
                return named(new RSAKey.Builder(half).privateKey(key));
            }
        } catch (IOException
                | GeneralSecurityException
                | JOSEException
                | IllegalArgumentException e) {
            throw unusable(wanted, file, e);
        }
    }

    /** The public keys of a file, one after another. */
    static List<RSAKey> trusted(Resource file) {
        var keys = new ArrayList<RSAKey>();
        try {
            for (var pem : file.getContentAsString(StandardCharsets.US_ASCII).split(END, -1)) {
                if (!pem.isBlank()) {
                    var whole = (pem.strip() + "\n" + END).getBytes(StandardCharsets.US_ASCII);
                    var key = RsaKeyConverters.x509().convert(new ByteArrayInputStream(whole));
                    keys.add(named(new RSAKey.Builder(key)));
                }
            }
            return keys;
        } catch (IOException | JOSEException | IllegalArgumentException e) {
            throw unusable(
                    "PORTAL_PUBLIC_KEY names %s, which does not hold public RSA keys in PEM",
                    file, e);
        }
    }

    /** File systems that know no owners are left to whoever chose them. */
    private static void refuseIfOpen(Resource resource) throws IOException {
        if (!resource.isFile()) {
            throw unusable("SIGNING_KEY names %s, which is no file", resource, null);
        }
        var file = resource.getFile().toPath();
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        var mode = PosixFilePermissions.toString(view.readAttributes().permissions());
        if (!mode.endsWith("------")) {
            throw unusable(
                    "SIGNING_KEY names %s, which others than its owner may use ("
                            + mode
                            + "): give it the mode 0400 or 0600",
                    resource,
                    null);
        }
    }

    private static RSAKey named(RSAKey.Builder key) throws JOSEException {
        return key.keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint()
                .build();
    }

    private static IllegalStateException unusable(
            String sentence, Resource file, @Nullable Exception cause) {
        return new IllegalStateException(sentence.formatted(file.getDescription()), cause);
    }
}
