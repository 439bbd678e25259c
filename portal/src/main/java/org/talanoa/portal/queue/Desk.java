package org.talanoa.portal.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.util.UriUtils;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.remote.Refusal;
import org.talanoa.portal.staff.StaffNames;

/**
 * Where somebody works: on one review, with one filter.
 *
 * @param now from which waiting is counted
 */
record Desk(
        Names names,
        Filter filter,
        Reader reader,
        MessageSource words,
        StaffNames colleagues,
        Instant now) {
    static final String LIST = "/console/registrations";

    private static final int SHOWN_IN_HOURS = 24;

    String review() {
        return names.review().id();
    }

    String list(Filter other) {
        return other.at(LIST, review());
    }

    /** The list with one of it beside it. */
    String beside(String id) {
        return filter.at(LIST, review(), "selected", id) + "#detail";
    }

    /** One on a page of its own, that still knows from which list one came. */
    String alone(String id) {
        return LIST + "/" + UriUtils.encodePathSegment(id, UTF_8) + filter.at("", review());
    }

    Dates dates() {
        return new Dates(words, reader);
    }

    String moment(Instant at) {
        return dates().moment(at.atZone(names.zone()));
    }

    String say(String key, Object... args) {
        return words.getMessage(key, args, reader.locale());
    }

    /** The words of what may have been invented after this release. */
    String sayOr(String key, String otherwise) {
        var found = words.getMessage(key, null, null, reader.locale());
        return found == null ? say(otherwise) : found;
    }

    /** What the service says first of why it refuses. */
    Words why(HttpClientErrorException refusal) {
        var said = Refusal.of(refusal);
        return why(
                said.errors().stream()
                        .findFirst()
                        .orElse(new Refusal.Entry(null, said.code(), null)));
    }

    /** In our words for its code, or else in the service's own. */
    Words why(Refusal.Entry refused) {
        var ours = List.of("queue.refusal." + refused.code());
        return Words.of(refused, ours, "queue.refusal.other", words, reader.locale());
    }

    /** How long something waits: in hours on the first day. */
    String waits(Instant since) {
        var waited = Duration.between(since, now);
        return waited.toHours() < SHOWN_IN_HOURS
                ? say("queue.waits.hours", Math.max(0, waited.toHours()))
                : say("queue.waits.days", waited.toDays());
    }
}
