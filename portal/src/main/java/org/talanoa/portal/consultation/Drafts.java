package org.talanoa.portal.consultation;

import static org.talanoa.portal.remote.Service.CONSULTATION;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.service.registry.ImportHttpServices;
import org.talanoa.portal.remote.ServiceCalls;
import org.talanoa.portal.staff.StaffMember;
import org.talanoa.portal.staff.StaffTokens;
import tools.jackson.databind.node.ObjectNode;

/** Drafts at consultation-service, in the name of a member of staff. */
@Component
@ImportHttpServices(group = "consultation", types = DraftService.class)
class Drafts {
    private final DraftService service;
    private final ServiceCalls calls;
    private final StaffTokens tokens;

    Drafts(DraftService service, ServiceCalls calls, StaffTokens tokens) {
        this.service = service;
        this.calls = calls;
        this.tokens = tokens;
    }

    List<Draft> of(String review, StaffMember member) {
        return calls.ask(CONSULTATION, () -> service.drafts(review, tokens.bearer(member))).all();
    }

    /** An unknown one has no page. */
    Draft get(String id, StaffMember member) {
        try {
            return calls.ask(CONSULTATION, () -> service.draft(id, tokens.bearer(member)));
        } catch (HttpClientErrorException.NotFound e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
    }

    /**
     * Makes a draft; however often it is sent with this key, it is one.
     *
     * @throws HttpClientErrorException when something must be put right
     */
    Draft make(ObjectNode form, StaffMember member, String key) {
        return calls.ask(CONSULTATION, () -> service.make(form, tokens.bearer(member), key));
    }

    /**
     * @throws HttpClientErrorException when something must be put right, or it is no longer the
     *     version that was seen (412)
     */
    Draft revise(String id, ObjectNode patch, StaffMember member, String key, long version) {
        return calls.ask(
                CONSULTATION,
                () -> service.revise(id, patch, tokens.bearer(member), key, eTag(version)));
    }

    /**
     * @throws HttpClientErrorException when it is refused, or another version than the one that was
     *     looked at would be released (412)
     */
    Draft release(String id, ObjectNode note, StaffMember member, String key, long version) {
        return calls.ask(
                CONSULTATION,
                () -> service.release(id, note, tokens.bearer(member), key, eTag(version)));
    }

    /**
     * @throws HttpClientErrorException when it is refused
     */
    Draft cancel(String id, ObjectNode reason, StaffMember member, String key) {
        return calls.ask(
                CONSULTATION, () -> service.cancel(id, reason, tokens.bearer(member), key));
    }

    private static String eTag(long version) {
        return "\"" + version + "\"";
    }
}
