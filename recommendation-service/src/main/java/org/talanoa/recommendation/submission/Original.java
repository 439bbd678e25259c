package org.talanoa.recommendation.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.talanoa.contracts.Sha256;
import org.talanoa.kit.event.EventJson;

/**
 * A submission as it came, for ever. The canonical form is the JSON of {@link NewSubmission} in
 * UTF-8: fields in the order of the record, no white space, absent ones as {@code null}, every text
 * to the letter as it was given.
 *
 * @param canonical that form; no code writes it a second time
 */
public record Original(String canonical) {
    private static final EventJson JSON = new EventJson();

    static Original of(NewSubmission submission) {
        return new Original(new String(JSON.write(submission), StandardCharsets.UTF_8));
    }

    /** What the organization gets in its hand: whoever has the original can compute it again. */
    Sha256 receipt() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = digest.digest(canonical.getBytes(StandardCharsets.UTF_8));
            return new Sha256(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Original[" + receipt() + "]";
    }
}
