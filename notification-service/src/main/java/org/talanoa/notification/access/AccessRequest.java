package org.talanoa.notification.access;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ReviewId;

/**
 * Somebody asked for a link. Kept until it is decided what that leads to, no longer: it holds an
 * address that may be anybody's.
 *
 * @param network mark of the network that it came from; null where that is not known
 * @param exempt whether limits don't touch it
 */
public record AccessRequest(
        @BsonId String id,
        ReviewId review,
        String email,
        Instant at,
        @Nullable String network,
        @Nullable Boolean exempt) {
    boolean isExempt() {
        return Boolean.TRUE.equals(exempt);
    }

    @Override
    public String toString() {
        return "AccessRequest[" + id + "]";
    }
}
