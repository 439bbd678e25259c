package org.talanoa.notification.access;

import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.Nonce;
import org.talanoa.notification.contact.Standing;

/**
 * A link that lets somebody in, as far as it is stored. Who has this and not the link key can't
 * make the link of it.
 *
 * @param id that of its mail
 * @param opens at least one; the first is whom it is mailed to
 * @param until when its time ends, as its mail left last
 * @param redeemedBy mark of the command that redeemed it; null if that had no key
 */
public record AccessLink(
        @BsonId String id,
        List<Standing> opens,
        Nonce nonce,
        Instant until,
        @Nullable Instant redeemedAt,
        @Nullable String redeemedBy) {

    @Override
    public String toString() {
        return "AccessLink[" + id + "]";
    }
}
