package org.talanoa.portal.point;

import static org.talanoa.portal.remote.Service.RECOMMENDATION;

import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.service.registry.ImportHttpServices;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.remote.ServiceCalls;
import org.talanoa.portal.review.Chosen;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.staff.StaffMember;
import org.talanoa.portal.staff.StaffTokens;

/** What came in, as text. The service lets each member see what they may. */
@Controller
@ImportHttpServices(group = "recommendation", types = PointService.class)
class PointsController {
    private static final String READ = "recommendations:read";

    /** Who sees what is confidential, too. */
    private static final String MODERATES = "recommendations:write";

    private final PointService service;
    private final ServiceCalls calls;
    private final StaffTokens tokens;
    private final Reviews reviews;
    private final MessageSource words;

    PointsController(
            PointService service,
            ServiceCalls calls,
            StaffTokens tokens,
            Reviews reviews,
            MessageSource words) {
        this.service = service;
        this.calls = calls;
        this.tokens = tokens;
        this.reviews = reviews;
        this.words = words;
    }

    @GetMapping("/console/points")
    ModelAndView list(
            @RequestParam Map<String, String> parameters, Reader reader, StaffMember member) {
        member.need(READ);
        var chosen = chosen(parameters.getOrDefault("review", ""));
        var review = chosen.review();
        var filter = PointFilter.of(parameters);
        var found = found(filter.asked(review.id()), tokens.bearer(member));
        var dates = new Dates(words, reader);
        var selects = new PointSelects(review, chosen.series(), filter, reader.locale(), dates);
        var more = (found.page() + 1L) * found.size() < found.total();
        return new ModelAndView("points")
                .addObject("reviewsAway", chosen.away())
                .addObject("review", review.id())
                .addObject("q", filter.value("q"))
                .addObject("selects", selects.all())
                .addObject("total", found.total())
                .addObject("organizations", found.organizations())
                .addObject("moderates", member.may(MODERATES))
                .addObject(
                        "rows",
                        found.items().stream()
                                .map(point -> PointRow.of(point, review, reader, dates))
                                .toList())
                .addObject(
                        "previous",
                        found.page() > 0 ? filter.at(review.id(), found.page() - 1) : null)
                .addObject("next", more ? filter.at(review.id(), found.page() + 1) : null);
    }

    @GetMapping("/console/points/{id}")
    ModelAndView one(@PathVariable String id, Reader reader, StaffMember member) {
        member.need(READ);
        try {
            var bearer = tokens.bearer(member);
            var point = calls.ask(RECOMMENDATION, () -> service.one(id, bearer));
            var chosen = chosen(point.reviewId());
            var dates = new Dates(words, reader);
            return new ModelAndView("point")
                    .addObject("reviewsAway", chosen.away())
                    .addObject("mayReadRegistrations", member.may("registrations:read"))
                    .addObject("point", PointRow.of(point, chosen.review(), reader, dates));
        } catch (HttpClientErrorException.NotFound e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** An address that holds what is no filter leads nowhere. */
    private Point.Page found(MultiValueMap<String, String> wanted, String bearer) {
        try {
            return calls.ask(RECOMMENDATION, () -> service.list(wanted, bearer));
        } catch (HttpClientErrorException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private Chosen chosen(String review) {
        return reviews.choose(review)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
