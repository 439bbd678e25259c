package org.talanoa.portal.point;

import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** What the portal asks of recommendation-service. */
interface PointService {
    @GetExchange("/api/v1/recommendations")
    Point.Page list(
            @RequestParam MultiValueMap<String, String> wanted,
            @RequestHeader("Authorization") String bearer);

    @GetExchange("/api/v1/recommendations/{id}")
    Point one(@PathVariable String id, @RequestHeader("Authorization") String bearer);
}
