package org.talanoa.portal.point;

import static org.talanoa.portal.remote.Service.RECOMMENDATION;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.service.registry.ImportHttpServices;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.remote.ServiceCalls;
import org.talanoa.portal.review.Review;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.staff.StaffMember;
import org.talanoa.portal.staff.StaffTokens;

/** What came in, as text. The service lets each member see what they may. */
@Controller
@ImportHttpServices(group = "recommendation", types = PointService.class)
class PointsController {
    private static final String READ = "recommendations:read";

    /** The filters, which stand in the address under the API's own names. */
    private static final Map<String, List<String>> CHOICES =
            Map.of(
                    "status", List.of("RECEIVED", "ACCEPTED", "RETURNED", "REJECTED", "WITHDRAWN"),
                    "kind", List.of("RECOMMENDATION", "CHALLENGE", "PROMISING_PRACTICE"),
                    "attribution", List.of("NAMED", "TYPE_AND_COUNTRY", "CONFIDENTIAL"));

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
        var review = review(parameters.getOrDefault("review", ""));
        var set = filters(parameters);
        var wanted = new LinkedMultiValueMap<String, String>();
        set.forEach(wanted::add);
        wanted.add("reviewId", review.id());
        var page = parameters.getOrDefault("page", "0");
        wanted.add("page", page.matches("\\d{1,5}") ? page : "0");
        var bearer = tokens.bearer(member);
        var found = found(wanted, bearer);
        var dates = new Dates(words, reader);
        return new ModelAndView("points")
                .addObject("review", review.id())
                .addObject("set", set)
                .addObject("choices", CHOICES)
                .addObject("objectives", objectives(review, reader))
                .addObject("total", found.total())
                .addObject(
                        "rows",
                        found.items().stream()
                                .map(point -> PointRow.of(point, review, reader, dates))
                                .toList())
                .addObject("previous", found.page() > 0 ? at(review, set, found.page() - 1) : null)
                .addObject(
                        "next",
                        (found.page() + 1L) * found.size() < found.total()
                                ? at(review, set, found.page() + 1)
                                : null);
    }

    @GetMapping("/console/points/{id}")
    ModelAndView one(@PathVariable String id, Reader reader, StaffMember member) {
        member.need(READ);
        try {
            var bearer = tokens.bearer(member);
            var point = calls.ask(RECOMMENDATION, () -> service.one(id, bearer));
            var dates = new Dates(words, reader);
            return new ModelAndView("point")
                    .addObject("mayReadRegistrations", member.may("registrations:read"))
                    .addObject(
                            "point", PointRow.of(point, review(point.reviewId()), reader, dates));
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

    private Review review(String wanted) {
        return (wanted.isEmpty() ? reviews.all().stream().findFirst() : reviews.find(wanted))
                .flatMap(review -> reviews.find(review.id()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What is no filter, or none of its values, is left out. */
    private static Map<String, String> filters(Map<String, String> parameters) {
        var set = new LinkedHashMap<String, String>();
        CHOICES.forEach((name, values) -> {
            var value = parameters.getOrDefault(name, "");
            if (values.contains(value)) set.put(name, value);
        });
        var objective = parameters.getOrDefault("objective", "");
        if (objective.matches("\\d{1,2}")) set.put("objective", objective);
        var consultation = parameters.getOrDefault("consultationId", "");
        if (consultation.matches("[!-~]{1,64}")) set.put("consultationId", consultation);
        var q = parameters.getOrDefault("q", "").strip();
        if (!q.isEmpty() && q.length() <= 200) set.put("q", q);
        return set;
    }

    private static List<Map.Entry<String, String>> objectives(Review review, Reader reader) {
        var framework = review.framework();
        return framework == null
                ? List.of()
                : framework.objectives().stream()
                        .map(objective ->
                                Map.entry(
                                        String.valueOf(objective.number()),
                                        Words.of(objective.shortName(), reader.locale()).text()))
                        .toList();
    }

    private static String at(Review review, Map<String, String> set, int page) {
        var values = new LinkedHashMap<String, Object>(set);
        values.put("review", review.id());
        values.put("page", page);
        var address = UriComponentsBuilder.fromPath("/console/points");
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }
}
