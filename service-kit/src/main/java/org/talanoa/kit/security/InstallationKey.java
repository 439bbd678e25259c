package org.talanoa.kit.security;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.talanoa.contracts.Nonce;
import org.talanoa.kit.document.Command;

/**
 * The installation's link key. From it are derived, and therefore nowhere stored: the tokens of
 * mailed links, the ids of what a request with a key makes, and the marks by which a request is
 * recognized. HMAC-SHA256 (RFC 2104).
 */
public final class InstallationKey {
    private static final int NONCE_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /**
     * @param base64 at least 32 bytes
     * @throws IllegalArgumentException if it is too short or no base64
     */
    public InstallationKey(String base64) {
        var bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length < 32)
            throw new IllegalArgumentException("The link key needs 32 bytes or more");
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** What a link's token is made of besides the key; new for each link. */
    public static Nonce newNonce() {
        var bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return new Nonce(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * The token of a mailed link: who renders the mail and who checks the link derive the same one.
     */
    public String token(String purpose, String id, Nonce nonce) {
        var mac = mac("link", purpose, id, nonce.value());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    /** Compares in constant time. */
    public boolean isToken(String given, String purpose, String id, Nonce nonce) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8),
                token(purpose, id, nonce).getBytes(StandardCharsets.UTF_8));
    }

    /** The same id for the same parts, always; a UUID of version 8 (RFC 9562). */
    public UUID derivedId(String... parts) {
        var bytes = ByteBuffer.wrap(mac("id", parts));
        long high = (bytes.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
        long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /**
     * The id of what this command makes: the same command meets what it made; one without a key
     * makes something new.
     */
    public UUID idFor(Command command) {
        return command.key() == null
                ? UuidCreator.getTimeOrderedEpoch()
                : derivedId(command.operation(), command.caller(), command.key());
    }

    /** A mark by which content is recognized, and from which nothing of it can be guessed. */
    public String mark(byte[] content) {
        return HexFormat.of().formatHex(mac("mark", HexFormat.of().formatHex(content)));
    }

    private byte[] mac(String use, String... parts) {
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            add(mac, use);
            for (var part : parts) add(mac, part);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HmacSHA256", e);
        }
    }

    /** With its length in front, so that no two lists of parts look alike. */
    private static void add(Mac mac, String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
    }
}
