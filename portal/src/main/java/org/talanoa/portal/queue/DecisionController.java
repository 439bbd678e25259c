package org.talanoa.portal.queue;

import static org.talanoa.portal.queue.Attempt.DECISION;
import static org.talanoa.portal.queue.Attempt.WITHDRAWAL;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.page.NotSent;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.staff.StaffMember;

/** What the secretariat does with one registration. */
@Controller
class DecisionController {
    /** As registration-service bounds it. */
    static final int LONGEST_WORDS = 2000;

    private final Queue queue;
    private final QueuePages pages;
    private final NextUndecided next;

    DecisionController(Queue queue, QueuePages pages, NextUndecided next) {
        this.queue = queue;
        this.pages = pages;
        this.next = next;
    }

    /**
     * @param decision of the button; none where only a language was chosen
     */
    @PostMapping(Desk.LIST + "/{id}/decision")
    Object decide(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            @RequestParam @Nullable Verdict decision,
            @RequestParam long version,
            Reader reader,
            StaffMember member,
            HttpServletRequest request) {
        var sent = new Sent(id, DECISION, fields, reader, member);
        return attempt(
                sent,
                decision == Verdict.DECLINE,
                request,
                desk -> {
                    var words = sent.text().isEmpty() ? null : sent.text();
                    queue.decide(id, pressed(decision), words, version, sent.key(), member);
                    return next.after(id, sent.at(), sent.alone(), desk, member);
                });
    }

    @PostMapping(Desk.LIST + "/{id}/withdrawal")
    Object withdraw(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            @RequestParam long version,
            Reader reader,
            StaffMember member,
            HttpServletRequest request) {
        var sent = new Sent(id, WITHDRAWAL, fields, reader, member);
        return attempt(
                sent,
                true,
                request,
                desk -> {
                    queue.withdraw(id, sent.text(), version, sent.key(), member);
                    return sent.back(desk);
                });
    }

    /**
     * @param state of the button; none where only a language was chosen
     */
    @PostMapping(Desk.LIST + "/{id}/seats/{consultationId}")
    Object changeSeat(
            @PathVariable String id,
            @PathVariable String consultationId,
            @RequestParam Map<String, String> fields,
            @RequestParam @Nullable String state,
            Reader reader,
            StaffMember member,
            HttpServletRequest request) {
        var sent = new Sent(id, consultationId, fields, reader, member);
        return attempt(
                sent,
                true,
                request,
                desk -> {
                    queue.changeSeat(
                            id, consultationId, pressed(state), sent.text(), sent.key(), member);
                    return sent.back(desk);
                });
    }

    private static <T> T pressed(@Nullable T button) {
        if (button == null) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return button;
    }

    /** A form as it came in. */
    private record Sent(
            String id, String form, Map<String, String> fields, Reader reader, StaffMember member) {
        String text() {
            return fields.getOrDefault("reason", "").strip();
        }

        String key() {
            return FormKey.of(fields.getOrDefault("idempotencyKey", ""));
        }

        int at() {
            return Filter.number(fields.getOrDefault("at", ""));
        }

        boolean alone() {
            return fields.getOrDefault("alone", "").equals("true");
        }

        String back(Desk desk) {
            return alone() ? desk.alone(id) : desk.beside(id);
        }

        @Override
        public String toString() {
            return "Sent[" + id + ", " + form + "]";
        }
    }

    /**
     * @param reasonNeeded whether nothing is done without a word
     * @param change does what was asked for and tells where to go then
     */
    private Object attempt(
            Sent sent,
            boolean reasonNeeded,
            HttpServletRequest request,
            Function<Desk, String> change) {
        sent.member().need(QueuePages.WRITE);
        return NotSent.unlessTaken(
                request,
                "registrations",
                () -> {
                    var desk = pages.desk(sent.fields(), sent.reader());
                    if (Preferences.isOnlyChoice(request)) {
                        return show(sent, desk, new Attempt(sent.form(), sent.text(), null, false));
                    }
                    if (sent.text().isEmpty() && reasonNeeded) {
                        return again(sent, desk, "queue.fault.reason");
                    }
                    if (sent.text().length() > LONGEST_WORDS) {
                        return again(sent, desk, "fault.long", LONGEST_WORDS);
                    }
                    try {
                        return SeeOther.to(change.apply(desk));
                    } catch (HttpClientErrorException e) {
                        return refused(sent, desk, e);
                    }
                });
    }

    private ModelAndView again(Sent sent, Desk desk, String key, Object... args) {
        return show(sent, desk, Attempt.refused(sent.form(), sent.text(), desk.say(key, args)));
    }

    private ModelAndView refused(Sent sent, Desk desk, HttpClientErrorException refusal) {
        var words = desk.why(refusal);
        var status = HttpStatus.resolve(refusal.getStatusCode().value());
        return switch (status) {
            case CONFLICT, PRECONDITION_FAILED ->
                    show(sent, desk, new Attempt(sent.form(), sent.text(), words, true));
            case UNPROCESSABLE_CONTENT, BAD_REQUEST ->
                    show(sent, desk, new Attempt(sent.form(), sent.text(), words, false));
            case FORBIDDEN -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case null, default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private ModelAndView show(Sent sent, Desk desk, Attempt attempt) {
        return sent.alone()
                ? pages.alone(desk, sent.member(), sent.id(), null, attempt)
                : pages.list(desk, sent.member(), sent.id(), null, attempt);
    }
}
