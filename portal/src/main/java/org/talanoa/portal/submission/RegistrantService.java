package org.talanoa.portal.submission;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;

/** What the form asks of registration-service. */
interface RegistrantService {
    @GetExchange("/api/v1/registrations/{id}")
    Registrant one(@PathVariable String id, @RequestHeader("Authorization") String bearer);
}
