package org.talanoa.portal.queue;

import static org.talanoa.portal.remote.Service.REGISTRATION;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.service.registry.ImportHttpServices;
import org.talanoa.portal.queue.QueueService.Decision;
import org.talanoa.portal.queue.QueueService.Decisions;
import org.talanoa.portal.queue.QueueService.Reason;
import org.talanoa.portal.queue.QueueService.SeatChange;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.remote.ServiceCalls;
import org.talanoa.portal.staff.StaffMember;
import org.talanoa.portal.staff.StaffTokens;

/**
 * What registration-service keeps for the secretariat, asked for and changed on behalf of one
 * member of it. Everything may throw {@link ServiceAwayException}; changes, {@link
 * HttpClientErrorException} where they are refused.
 */
@Component
@ImportHttpServices(group = "registration", types = QueueService.class)
class Queue {
    private final QueueService service;
    private final ServiceCalls calls;
    private final StaffTokens tokens;

    Queue(QueueService service, ServiceCalls calls, StaffTokens tokens) {
        this.service = service;
        this.calls = calls;
        this.tokens = tokens;
    }

    Registration.Page list(Filter filter, String review, StaffMember member) {
        var bearer = tokens.bearer(member);
        try {
            return calls.ask(REGISTRATION, () -> service.list(filter.asked(review), bearer));
        } catch (HttpClientErrorException e) {
            // An address that somebody wrote by hand.
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    Optional<Registration> find(String id, StaffMember member) {
        var bearer = tokens.bearer(member);
        try {
            return Optional.of(calls.ask(REGISTRATION, () -> service.one(id, bearer)));
        } catch (HttpClientErrorException e) {
            return Optional.empty(); // unknown, or an id that can't be one
        }
    }

    /**
     * Decides, if nobody has changed the registration since it was read.
     *
     * @param seen the version that was read
     */
    void decide(
            String id,
            Verdict verdict,
            @Nullable String words,
            long seen,
            String key,
            StaffMember member) {
        var bearer = tokens.bearer(member);
        calls.ask(
                REGISTRATION,
                () -> service.decide(id, new Decision(verdict, words), key, eTag(seen), bearer));
    }

    void withdraw(String id, String reason, long seen, String key, StaffMember member) {
        var bearer = tokens.bearer(member);
        calls.ask(
                REGISTRATION,
                () -> service.withdraw(id, new Reason(reason), key, eTag(seen), bearer));
    }

    void changeSeat(
            String id,
            String consultation,
            String state,
            String reason,
            String key,
            StaffMember member) {
        var bearer = tokens.bearer(member);
        calls.ask(
                REGISTRATION,
                () -> {
                    service.changeSeat(
                            id, consultation, new SeatChange(state, reason), key, bearer);
                    return true;
                });
    }

    Outcome decideAll(Decisions decisions, String key, Locale locale, StaffMember member) {
        var bearer = tokens.bearer(member);
        return calls.ask(
                REGISTRATION,
                () -> service.decideAll(decisions, key, locale.toLanguageTag(), bearer));
    }

    private static String eTag(long version) {
        return "\"" + version + "\"";
    }
}
