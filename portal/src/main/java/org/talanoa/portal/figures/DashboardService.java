package org.talanoa.portal.figures;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;

/** What the portal asks of dashboard-service. */
interface DashboardService {
    @GetExchange("/api/v1/dashboards/{review}")
    Dashboard dashboard(@PathVariable String review, @RequestHeader("Authorization") String bearer);
}
