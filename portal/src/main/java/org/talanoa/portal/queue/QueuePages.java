package org.talanoa.portal.queue;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.page.FormLink;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.staff.StaffMember;
import org.talanoa.portal.staff.StaffNames;

/** Makes the list, and one registration beside it or on a page of its own. */
@Component
class QueuePages {
    static final String WRITE = "registrations:write";

    private final Queue queue;
    private final Reviews reviews;
    private final MessageSource words;
    private final StaffNames colleagues;
    private final Clock clock;

    QueuePages(
            Queue queue, Reviews reviews, MessageSource words, StaffNames colleagues, Clock clock) {
        this.queue = queue;
        this.reviews = reviews;
        this.words = words;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /**
     * @param parameters of the address, which say which review and which filter
     */
    Desk desk(Map<String, String> parameters, Reader reader) {
        var chosen =
                reviews.choose(parameters.getOrDefault("review", ""))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new Desk(
                new Names(chosen, reader.locale()),
                Filter.of(parameters),
                reader,
                words,
                colleagues,
                clock.instant());
    }

    /**
     * @param done the registration that was just decided on
     */
    ModelAndView list(
            Desk desk,
            StaffMember member,
            @Nullable String selected,
            @Nullable String done,
            @Nullable Attempt attempt) {
        var page = queue.list(desk.filter(), desk.review(), member);
        var view =
                page("queue", desk, member, done, attempt)
                        .addObject("list", ListView.of(page, desk, selected))
                        .addObject("csv", desk.filter().at(Desk.LIST + ".csv", desk.review()))
                        .addObject("xlsx", desk.filter().at(Desk.LIST + ".xlsx", desk.review()))
                        .addObject(
                                "bulk", desk.filter().at(Desk.LIST + "/decisions", desk.review()));
        if (selected != null) {
            queue.find(selected, member)
                    .ifPresent(one -> add(view, one, false, page, desk, attempt));
        }
        return view;
    }

    ModelAndView alone(
            Desk desk,
            StaffMember member,
            String id,
            @Nullable String done,
            @Nullable Attempt attempt) {
        var one =
                queue.find(id, member)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var page = queue.list(desk.filter(), desk.review(), member);
        var view = page("queue-one", desk, member, done, attempt);
        add(view, one, true, page, desk, attempt);
        return view;
    }

    private ModelAndView page(
            String template,
            Desk desk,
            StaffMember member,
            @Nullable String done,
            @Nullable Attempt attempt) {
        var view =
                new ModelAndView(template)
                        .addObject("reviewsAway", desk.names().away())
                        .addObject("mayDecide", member.may(WRITE))
                        .addObject("attempt", attempt)
                        .addObject("key", FormKey.fresh());
        if (attempt != null && attempt.fault() != null) {
            view.setStatus(
                    attempt.conflict() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (done != null) {
            queue.find(done, member).ifPresent(one -> view.addObject("done", Detail.of(one, desk)));
        }
        return view;
    }

    private static void add(
            ModelAndView view,
            Registration one,
            boolean alone,
            Registration.Page page,
            Desk desk,
            @Nullable Attempt attempt) {
        var detail = Detail.of(one, desk);
        view.addObject("detail", detail)
                .addObject("around", Around.of(one.id(), alone, page, desk))
                .addObject("form", form(detail, attempt));
    }

    /** The one to keep what was typed: what was tried last, else what one comes for. */
    private static @Nullable FormLink form(Detail detail, @Nullable Attempt attempt) {
        return Stream.of(
                        attempt == null ? Attempt.DECISION : attempt.form(),
                        Attempt.DECISION,
                        Attempt.WITHDRAWAL)
                .filter(detail::offers)
                .findFirst()
                .map(form -> new FormLink("form-" + form, "decide"))
                .orElse(null);
    }
}
