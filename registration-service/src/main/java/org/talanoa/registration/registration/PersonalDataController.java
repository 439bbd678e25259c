package org.talanoa.registration.registration;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.security.Actor;
import org.talanoa.kit.security.Ownership;
import org.talanoa.registration.seat.SeatLookup;

/**
 * What is kept of people, for them to take along and to have erased. A focal point reaches the
 * whole registration, a delegate the own entry.
 */
@RestController
@RequestMapping("/api/v1/registrations/{id}")
class PersonalDataController {
    private static final String READ = "hasAnyAuthority('SCOPE_personal-data:read', 'SCOPE_self')";
    private static final String ERASE =
            "hasAuthority('SCOPE_self') or (hasAuthority('SCOPE_personal-data:read') and"
                    + " hasAuthority('SCOPE_registrations:write'))";

    private final RegistrationService service;
    private final RegistrationStore registrations;
    private final SeatLookup seats;

    PersonalDataController(
            RegistrationService service, RegistrationStore registrations, SeatLookup seats) {
        this.service = service;
        this.registrations = registrations;
        this.seats = seats;
    }

    @GetMapping("/personal-data")
    @PreAuthorize(READ)
    ResponseEntity<Shown> ofAll(@PathVariable RegistrationId id, Authentication by) {
        Ownership.isOf(by, id);
        var found = registrations.get(id);
        return download(
                found.state().reference(),
                RegistrationView.own(found, seats.of(found.state().review(), id)));
    }

    @GetMapping("/delegates/{delegate}/personal-data")
    @PreAuthorize(READ)
    ResponseEntity<Shown> ofDelegate(
            @PathVariable RegistrationId id, @PathVariable String delegate, Authentication by) {
        Ownership.isOf(by, id, delegate);
        var found = registrations.get(id).state();
        return download(
                found.reference(), EntryView.of(found, delegate, seats.of(found.review(), id)));
    }

    private static ResponseEntity<Shown> download(RegistrationReference reference, Shown data) {
        var file =
                ContentDisposition.attachment()
                        .filename("personal-data-" + reference + ".json")
                        .build();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(data);
    }

    /** It is not done when this answers: the history says when nothing is left anywhere. */
    @DeleteMapping("/personal-data")
    @PreAuthorize(ERASE)
    ResponseEntity<Void> erase(
            @PathVariable RegistrationId id, Command command, Authentication by) {
        Ownership.isOf(by, id);
        service.erase(id, Actor.of(by), command);
        return ResponseEntity.accepted().build();
    }

    @DeleteMapping("/delegates/{delegate}/personal-data")
    @PreAuthorize(ERASE)
    ResponseEntity<Void> eraseDelegate(
            @PathVariable RegistrationId id,
            @PathVariable String delegate,
            Command command,
            Authentication by) {
        Ownership.isOf(by, id, delegate);
        service.eraseDelegate(id, delegate, Actor.of(by), command);
        return ResponseEntity.accepted().build();
    }
}
