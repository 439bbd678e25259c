package org.talanoa.recommendation.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.talanoa.contracts.Sha256;
import org.talanoa.kit.event.ContractsModule;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A submission as it came, for ever.
 *
 * <p>The canonical form is that of RFC 8785 (JCS) over what was handed in, without members that are
 * null: UTF-8, no white space, members sorted by name, strings with the fewest escapes and
 * otherwise to the letter as they were given (not normalized either). So whoever kept the request
 * can make the receipt again with any library.
 *
 * @param canonical that form; no code writes it a second time
 */
public record Original(String canonical) {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .addModule(new ContractsModule())
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                    .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .build();

    static Original of(NewSubmission submission) {
        return new Original(JSON.writeValueAsString(submission));
    }

    /** What the receipt is the hash of. */
    byte[] bytes() {
        return canonical.getBytes(StandardCharsets.UTF_8);
    }

    /** What was handed in. */
    NewSubmission read() {
        return JSON.readValue(canonical, NewSubmission.class);
    }

    /** What the organization gets in its hand: whoever has the original can compute it again. */
    Sha256 receipt() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var hash = digest.digest(bytes());
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
