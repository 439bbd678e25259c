package org.talanoa.portal.figures;

import static org.talanoa.portal.remote.Service.DASHBOARD;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.registry.ImportHttpServices;
import org.talanoa.portal.remote.ServiceCalls;
import org.talanoa.portal.staff.StaffMember;
import org.talanoa.portal.staff.StaffTokens;

/** The numbers of reviews, asked of dashboard-service in the name of a member of the staff. */
@Component
@ImportHttpServices(group = "dashboard", types = DashboardService.class)
class Dashboards {
    private final DashboardService service;
    private final ServiceCalls calls;
    private final StaffTokens tokens;
    private final Clock clock;

    Dashboards(DashboardService service, ServiceCalls calls, StaffTokens tokens, Clock clock) {
        this.service = service;
        this.calls = calls;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** What has been counted of a review; nothing, if nothing of it was heard yet. */
    Dashboard of(String review, StaffMember member) {
        try {
            return calls.ask(DASHBOARD, () -> service.dashboard(review, tokens.bearer(member)));
        } catch (HttpClientErrorException.NotFound e) {
            return Dashboard.empty(clock.instant());
        }
    }
}
