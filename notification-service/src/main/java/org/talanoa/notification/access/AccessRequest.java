package org.talanoa.notification.access;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.talanoa.contracts.ReviewId;

/**
 * Somebody asked for a link. Kept until it is decided what that leads to, no longer: it holds an
 * address that may be anybody's.
 */
public record AccessRequest(@BsonId String id, ReviewId review, String email, Instant at) {
    @Override
    public String toString() {
        return "AccessRequest[" + id + "]";
    }
}
