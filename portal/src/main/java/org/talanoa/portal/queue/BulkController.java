package org.talanoa.portal.queue;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.page.FormLink;
import org.talanoa.portal.page.NotSent;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.queue.QueueService.Decisions;
import org.talanoa.portal.staff.StaffMember;

/** Decides on several registrations: first it shows what would happen, then it does that. */
@Controller
class BulkController {
    /**
     * Stands in a dry run for the reason that is only asked for beside what the dry run says.
     * Nothing is written and nobody reads it.
     */
    private static final String NO_REASON_YET = "–";

    private final Queue queue;
    private final QueuePages pages;

    BulkController(Queue queue, QueuePages pages) {
        this.queue = queue;
        this.pages = pages;
    }

    /**
     * @param ids of those that were ticked
     * @param send whether what was shown is to be done
     */
    @PostMapping(Desk.LIST + "/decisions")
    Object decide(
            @RequestParam Map<String, String> fields,
            @RequestParam(name = "id", defaultValue = "") List<String> ids,
            @RequestParam Verdict decision,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String idempotencyKey,
            @RequestParam(defaultValue = "false") boolean send,
            Reader reader,
            StaffMember member,
            HttpServletRequest request) {
        member.need(QueuePages.WRITE);
        return NotSent.unlessTaken(
                request,
                "registrations",
                () -> {
                    var desk = pages.desk(fields, reader);
                    if (ids.isEmpty()) {
                        var list = desk.filter().at(Desk.LIST, desk.review(), "none", true);
                        return SeeOther.to(list);
                    }
                    var different = ids.stream().distinct().toList();
                    var ticked = new Ticked(different, decision, reason.strip(), desk, member);
                    try {
                        return send && !Preferences.isOnlyChoice(request)
                                ? send(ticked, FormKey.of(idempotencyKey))
                                : preview(ticked, null);
                    } catch (HttpClientErrorException e) {
                        return refused(ticked, e);
                    }
                });
    }

    private record Ticked(
            List<String> ids, Verdict verdict, String reason, Desk desk, StaffMember member) {
        Decisions decisions(@Nullable String words, boolean dryRun) {
            return new Decisions(ids, verdict, words, dryRun);
        }

        @Nullable String words() {
            return reason.isEmpty() ? null : reason;
        }

        @Override
        public String toString() {
            return "Ticked[" + ids.size() + "]";
        }
    }

    private ModelAndView send(Ticked ticked, String key) {
        if (ticked.verdict() == Verdict.DECLINE && ticked.words() == null) {
            return preview(ticked, ticked.desk().say("queue.fault.reason"));
        }
        if (ticked.reason().length() > DecisionController.LONGEST_WORDS) {
            return preview(
                    ticked, ticked.desk().say("fault.long", DecisionController.LONGEST_WORDS));
        }
        return show(ticked, ask(ticked, ticked.decisions(ticked.words(), false), key));
    }

    private ModelAndView preview(Ticked ticked, @Nullable String fault) {
        var words = ticked.verdict() == Verdict.DECLINE ? NO_REASON_YET : null;
        var view = show(ticked, ask(ticked, ticked.decisions(words, true), FormKey.fresh()));
        if (fault != null) {
            view.addObject("fault", new Words(fault, null));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    private Outcome ask(Ticked ticked, Decisions decisions, String key) {
        return queue.decideAll(decisions, key, ticked.desk().reader().locale(), ticked.member());
    }

    /** The form again, without what would happen: the service may refuse to tell that, too. */
    private static ModelAndView refused(Ticked ticked, HttpClientErrorException refusal) {
        var view = show(ticked, null).addObject("fault", ticked.desk().why(refusal));
        view.setStatus(
                switch (HttpStatus.resolve(refusal.getStatusCode().value())) {
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case null, default -> HttpStatus.UNPROCESSABLE_CONTENT;
                });
        return view;
    }

    private static ModelAndView show(Ticked ticked, @Nullable Outcome outcome) {
        var desk = ticked.desk();
        var done = outcome != null && !outcome.dryRun();
        return new ModelAndView("queue-bulk")
                .addObject("outcome", outcome == null ? null : BulkPage.of(outcome, desk))
                .addObject("done", done)
                .addObject("verdict", ticked.verdict().name())
                .addObject("ids", ticked.ids())
                .addObject(
                        "chosen",
                        ticked.ids().stream().map(id -> Map.entry(id, desk.alone(id))).toList())
                .addObject("reason", ticked.reason())
                .addObject("key", FormKey.fresh())
                .addObject("form", done ? null : new FormLink("send", "send"))
                .addObject("list", desk.list(desk.filter()))
                .addObject("action", desk.filter().at(Desk.LIST + "/decisions", desk.review()));
    }
}
