package org.talanoa.portal.registration;

import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** What the portal asks of the directory, which registration-service keeps. */
interface DirectoryService {
    record Page(List<DirectoryEntry> items) {}

    @GetExchange("/api/v1/organizations")
    Page find(@RequestParam String reviewId, @RequestParam String q, @RequestParam int size);

    @GetExchange("/api/v1/organizations/{id}")
    DirectoryEntry read(@PathVariable String id);
}
