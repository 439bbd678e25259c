package org.talanoa.portal.review;

import static org.talanoa.portal.remote.Service.CONSULTATION;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.registry.ImportHttpServices;
import org.talanoa.portal.remote.ServiceAwayException;
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
    private final Map<String, Chosen> chosenBefore = new ConcurrentHashMap<>();
    private volatile List<Review> toldLast = List.of();

    Reviews(ConsultationService service, ServiceCalls calls) {
        this.service = service;
        this.calls = calls;
    }

    /** All reviews, the current one first. */
    public List<Review> all() {
        var told = calls.ask(CONSULTATION, service::reviews).items();
        toldLast = told;
        return told;
    }

    /**
     * The review that links without one lead to, as this portal was told last: what only stands at
     * the side of a page costs it no question, and no second wait while nobody answers.
     */
    public Optional<Review> current() {
        var told = toldLast;
        return (told.isEmpty() ? all() : told).stream().findFirst();
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

    /**
     * The review that pages of the secretariat are about: what is kept elsewhere can be worked on
     * while consultation-service is away, by the names that it told last.
     *
     * @param id empty for the current one
     * @throws ServiceAwayException while it is away and never told this one
     */
    public Optional<Chosen> choose(String id) {
        try {
            var chosen = ask(id);
            chosen.ifPresent(one -> chosenBefore.put(id, one));
            return chosen;
        } catch (ServiceAwayException e) {
            return Optional.of(before(id).orElseThrow(() -> e).whileAway());
        }
    }

    private Optional<Chosen> ask(String id) {
        var all = all();
        var wanted = id.isEmpty() ? all.stream().findFirst().map(Review::id) : Optional.of(id);
        return wanted.flatMap(this::find)
                .map(one -> new Chosen(all, one, consultations(one), false));
    }

    /** The same review may have been chosen in another way. */
    private Optional<Chosen> before(String id) {
        var same = Optional.ofNullable(chosenBefore.get(id));
        return same.or(() ->
                chosenBefore.values().stream()
                        .filter(one -> one.review().id().equals(id))
                        .findFirst());
    }
}
