package org.talanoa.registration.registration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.kit.ListPage;
import org.talanoa.kit.security.Actor;
import org.talanoa.kit.security.Ownership;
import org.talanoa.kit.web.Checked;
import org.talanoa.kit.web.Sortable;
import org.talanoa.registration.seat.SeatLookup;
import tools.jackson.databind.node.ObjectNode;

/** Registrations over HTTP. */
@RestController
@RequestMapping("/api/v1/registrations")
class RegistrationController {
    private final RegistrationService service;
    private final RegistrationStore registrations;
    private final RegistrationViews views;

    RegistrationController(
            RegistrationService service, RegistrationStore registrations, RegistrationViews views) {
        this.service = service;
        this.registrations = registrations;
        this.views = views;
    }

    @PostMapping
    @PreAuthorize("permitAll()")
    ResponseEntity<RegistrationView> register(Checked<NewRegistration> request) {
        var registered = service.register(request);
        return ResponseEntity.created(URI.create("/api/v1/registrations/" + registered.id()))
                .eTag(registered.eTag())
                .body(RegistrationView.own(registered, SeatLookup.Found.NONE));
    }

    record Confirmation(@NotBlank @Size(max = 200) String token) {
        @Override
        public String toString() {
            return "Confirmation[]";
        }
    }

    /** What somebody learns who holds the link and nothing else. */
    record Confirmed(
            RegistrationId id,
            RegistrationReference reference,
            RegistrationStatus status,
            Named organization) {
        record Named(String name) {}
    }

    @PostMapping("/{id}/confirmation")
    @PreAuthorize("permitAll()")
    ResponseEntity<Confirmed> confirm(
            @PathVariable RegistrationId id, Checked<Confirmation> request) {
        var confirmed = service.confirm(id, request.orThrow().token(), request.command());
        var registration = confirmed.state();
        return ResponseEntity.ok()
                .eTag(confirmed.eTag())
                .body(
                        new Confirmed(
                                registration.id(),
                                registration.reference(),
                                registration.status(),
                                new Confirmed.Named(registration.organization().name())));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyAuthority('SCOPE_registrations:read', 'SCOPE_self')")
    ResponseEntity<Shown> get(@PathVariable RegistrationId id, Authentication by) {
        var found = registrations.get(id);
        return ResponseEntity.ok().eTag(found.eTag()).body(views.of(found, by));
    }

    /** By whoever registered, or by the secretariat for them. */
    @PatchMapping("/{id}")
    @PreAuthorize("hasAnyAuthority('SCOPE_registrations:write', 'SCOPE_self')")
    ResponseEntity<Shown> change(
            @PathVariable RegistrationId id, Checked<ObjectNode> request, Authentication by) {
        Ownership.isOf(by, id);
        var changed = service.change(id, request, Actor.of(by));
        return ResponseEntity.ok().eTag(changed.eTag()).body(views.of(changed, by));
    }

    @GetMapping
    @PreAuthorize("hasAuthority('SCOPE_registrations:read')")
    ListPage<RegistrationView> list(
            WantedRegistrations wanted,
            @Sortable({
                        "submittedAt",
                        "confirmedAt",
                        "name",
                        "reference",
                        "status",
                        "type",
                        "country"
                    })
                    ListPage.Wanted page,
            Authentication by) {
        var found = registrations.list(wanted, page);
        return new ListPage<>(
                views.forSecretariat(found.items(), by), found.page(), found.size(), found.total());
    }
}
