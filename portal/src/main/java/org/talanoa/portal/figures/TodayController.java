package org.talanoa.portal.figures;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.review.Consultation;
import org.talanoa.portal.review.Review;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.staff.StaffMember;

/** What the secretariat sees first. */
@Controller
class TodayController {
    /** What one needs to be told the figures, whole or live. */
    static final String SCOPE = "dashboards:read";

    /** The version of the first is that of the dependency. */
    private static final List<String> SCRIPTS =
            List.of(
                    "/_static/echarts/6.0.0/dist/echarts.common.min.js",
                    "/charts.js",
                    "/figures.js");

    private final Reviews reviews;
    private final Dashboards dashboards;
    private final MessageSource words;
    private final Clock clock;

    TodayController(Reviews reviews, Dashboards dashboards, MessageSource words, Clock clock) {
        this.reviews = reviews;
        this.dashboards = dashboards;
        this.words = words;
        this.clock = clock;
    }

    /** A review to choose. */
    record Choice(Words title, String href, boolean current) {}

    /**
     * The page, or only its figures for a script that shows them live.
     *
     * @param review the current one, if left out
     * @param wall whether it hangs on a wall, and nobody can press anything
     */
    @GetMapping("/console")
    ModelAndView today(
            StaffMember member,
            @RequestParam @Nullable String review,
            @RequestParam @Nullable String subregion,
            @RequestParam @Nullable String wall,
            @RequestHeader(name = "X-Part", required = false) @Nullable String part,
            Reader reader,
            HttpServletResponse response) {
        member.need(SCOPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var wanted = review == null ? "" : review;
        var found = reviews.choose(wanted);
        if (found.isEmpty() && wanted.isEmpty()) return new ModelAndView("today-none");
        var told = found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var all = told.all();
        var chosen = told.review();
        var series = told.series();
        var view = new ModelAndView(part == null ? "today" : "today :: figures");
        view.addObject("review", Words.of(chosen.shortName(), reader.locale()))
                .addObject("reviewsAway", told.away())
                .addObject("choices", choices(all, chosen, reader))
                .addObject("reviewId", chosen.id())
                .addObject("wallHref", new Links(chosen.id()).today("wall", "on"))
                .addObject("wall", wall != null)
                .addObject("scripts", SCRIPTS)
                .addObject("day", day(series, reader));
        try {
            var dashboard = dashboards.of(chosen.id(), member);
            var figures = Figures.of(chosen, series, dashboard, subregion, reader, words);
            view.addObject("figures", figures);
            if (chosen.id().equals(all.getFirst().id()))
                view.addObject("counts", SideCounts.of(dashboard));
        } catch (ServiceAwayException | HttpClientErrorException e) {
            // Refused is as good as away: it may not know the portal's newest key yet.
            view.addObject("counts", Map.of());
            // The page stands without; a script that asked for the figures alone asks again.
            if (part != null) view.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
        }
        return view;
    }

    private String day(List<Consultation> series, Reader reader) {
        var today = clock.instant().atZone(Figures.zone(reader, series)).toLocalDate();
        return new Dates(words, reader).weekday(today);
    }

    private static List<Choice> choices(List<Review> all, Review chosen, Reader reader) {
        return all.stream()
                .map(one ->
                        new Choice(
                                Words.of(one.shortName(), reader.locale()),
                                new Links(one.id()).today(),
                                one.id().equals(chosen.id())))
                .toList();
    }
}
