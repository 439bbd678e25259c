package org.talanoa.portal.figures;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.client.HttpClientErrorException;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.staff.StaffMember;
import org.talanoa.portal.staff.StaffSession;
import org.thymeleaf.context.LazyContextVariable;

/**
 * What waits for a decision in the current review, which is where the entries of the side bar lead.
 * It is asked for by the page that shows it, and a page stands without.
 */
@ControllerAdvice
class SideCounts {
    private final Dashboards dashboards;
    private final Reviews reviews;
    private final StaffSession session;

    SideCounts(Dashboards dashboards, Reviews reviews, StaffSession session) {
        this.dashboards = dashboards;
        this.reviews = reviews;
        this.session = session;
    }

    /** By the key of the entry; one that nothing is counted for is not in it. */
    static Map<String, Integer> of(Dashboard dashboard) {
        var waiting = dashboard.decisions();
        return Map.of(
                "registrations", waiting.registrations().count(),
                "points", waiting.points().count());
    }

    @ModelAttribute("counts")
    LazyContextVariable<Map<String, Integer>> counts(HttpServletRequest request) {
        return new LazyContextVariable<>() {
            @Override
            protected Map<String, Integer> loadValue() {
                return session.of(request)
                        .filter(member -> member.may(TodayController.SCOPE))
                        .map(SideCounts.this::waiting)
                        .orElse(Map.of());
            }
        };
    }

    private Map<String, Integer> waiting(StaffMember member) {
        try {
            return reviews.current()
                    .map(current -> of(dashboards.of(current.id(), member)))
                    .orElse(Map.of());
        } catch (ServiceAwayException | HttpClientErrorException e) {
            return Map.of();
        }
    }
}
