package org.talanoa.portal.review;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** What the portal asks of consultation-service. */
interface ConsultationService {
    @GetExchange("/api/v1/reviews?size=200")
    Review.Page reviews();

    @GetExchange("/api/v1/reviews/{id}")
    Review review(@PathVariable String id);

    @GetExchange("/api/v1/reviews/{id}/consultations?size=200")
    Consultation.Page consultations(@PathVariable String id);
}
