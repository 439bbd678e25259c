package org.talanoa.consultation.consultation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.LocalizedText;

/**
 * What others wrote of a consultation that has taken place.
 *
 * @param pressDescription how the press wrote of it; never its title
 * @param participatingAtLeast organizations that took part, as far as reported
 */
public record Reported(
        @Nullable LocalizedText pressDescription,
        @Nullable Integer participatingAtLeast,
        List<String> organizingTeam,
        List<String> documents) {

    public static final Reported NOTHING = new Reported(null, null, List.of(), List.of());
}
