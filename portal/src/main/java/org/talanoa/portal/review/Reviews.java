package org.talanoa.portal.review;

import static org.talanoa.portal.remote.Service.CONSULTATION;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.registry.ImportHttpServices;
import org.talanoa.portal.remote.ServiceCalls;

/**
 * Reviews and their consultations, asked of consultation-service each time: seats and states change
 * by the minute.
 */
@Component
@ImportHttpServices(group = "consultation", types = ConsultationService.class)
public class Reviews {
    private final ConsultationService service;
    private final ServiceCalls calls;

    Reviews(ConsultationService service, ServiceCalls calls) {
        this.service = service;
        this.calls = calls;
    }

    /** All reviews, the current one first. */
    public List<Review> all() {
        return calls.ask(CONSULTATION, service::reviews).items();
    }

    public Optional<Review> find(String id) {
        try {
            return Optional.of(calls.ask(CONSULTATION, () -> service.review(id)));
        } catch (HttpClientErrorException e) {
            return Optional.empty(); // unknown, or an id that can't be one
        }
    }

    /** The review's series, in its order. */
    public List<Consultation> consultations(Review review) {
        return calls.ask(CONSULTATION, () -> service.consultations(review.id())).items();
    }
}
