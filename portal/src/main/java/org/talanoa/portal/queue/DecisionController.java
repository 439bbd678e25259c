package org.talanoa.portal.queue;

import static org.talanoa.portal.queue.Attempt.DECISION;
import static org.talanoa.portal.queue.Attempt.WITHDRAWAL;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Supplier;
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
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.remote.Refusal;
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

    @PostMapping(Desk.LIST + "/{id}/decision")
    Object decide(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            @RequestParam Verdict decision,
            @RequestParam long version,
            Reader reader,
            StaffMember member,
            HttpServletRequest request) {
        var sent = sent(id, DECISION, fields, reader, member);
        return sent.text().isEmpty() && decision == Verdict.DECLINE
                ? again(sent, "queue.fault.reason")
                : attempt(
                        sent,
                        request,
                        () -> {
                            var words = sent.text().isEmpty() ? null : sent.text();
                            queue.decide(id, decision, words, version, sent.key(), member);
                            return next.after(id, sent.at(), sent.alone(), sent.desk(), member);
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
        var sent = sent(id, WITHDRAWAL, fields, reader, member);
        return sent.text().isEmpty()
                ? again(sent, "queue.fault.reason")
                : attempt(
                        sent,
                        request,
                        () -> {
                            queue.withdraw(id, sent.text(), version, sent.key(), member);
                            return sent.back();
                        });
    }

    @PostMapping(Desk.LIST + "/{id}/seats/{consultationId}")
    Object changeSeat(
            @PathVariable String id,
            @PathVariable String consultationId,
            @RequestParam Map<String, String> fields,
            @RequestParam String state,
            Reader reader,
            StaffMember member,
            HttpServletRequest request) {
        var sent = sent(id, consultationId, fields, reader, member);
        return sent.text().isEmpty()
                ? again(sent, "queue.fault.reason")
                : attempt(
                        sent,
                        request,
                        () -> {
                            queue.changeSeat(
                                    id, consultationId, state, sent.text(), sent.key(), member);
                            return sent.back();
                        });
    }

    /** A form as it came in. */
    private record Sent(
            String id, String form, Map<String, String> fields, Desk desk, StaffMember member) {
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

        String back() {
            return alone() ? desk.alone(id) : desk.beside(id);
        }

        @Override
        public String toString() {
            return "Sent[" + id + ", " + form + "]";
        }
    }

    private Sent sent(
            String id, String form, Map<String, String> fields, Reader reader, StaffMember member) {
        member.need(QueuePages.WRITE);
        return new Sent(id, form, fields, pages.desk(fields, reader), member);
    }

    /**
     * @param change does what was asked for and tells where to go then
     */
    private Object attempt(Sent sent, HttpServletRequest request, Supplier<String> change) {
        if (sent.text().length() > LONGEST_WORDS) {
            return again(sent, "fault.long", LONGEST_WORDS);
        }
        return NotSent.unlessTaken(
                request,
                "registrations",
                () -> {
                    try {
                        return SeeOther.to(change.get());
                    } catch (HttpClientErrorException e) {
                        return refused(sent, e);
                    }
                });
    }

    private ModelAndView again(Sent sent, String key, Object... args) {
        return show(sent, Attempt.refused(sent.form(), sent.text(), sent.desk().say(key, args)));
    }

    private ModelAndView refused(Sent sent, HttpClientErrorException refusal) {
        var said = Refusal.of(refusal);
        var first = said.errors().stream().findFirst();
        var code = first.map(Refusal.Entry::code).orElse(said.code());
        var words =
                new Words(sent.desk().sayOr("queue.refusal." + code, "queue.refusal.other"), null);
        var status = HttpStatus.resolve(refusal.getStatusCode().value());
        return switch (status) {
            case CONFLICT, PRECONDITION_FAILED ->
                    show(sent, new Attempt(sent.form(), sent.text(), words, true));
            case UNPROCESSABLE_CONTENT, BAD_REQUEST ->
                    show(sent, new Attempt(sent.form(), sent.text(), words, false));
            case FORBIDDEN -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            case null, default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private ModelAndView show(Sent sent, Attempt attempt) {
        return sent.alone()
                ? pages.alone(sent.desk(), sent.member(), sent.id(), null, attempt)
                : pages.list(sent.desk(), sent.member(), sent.id(), null, attempt);
    }
}
