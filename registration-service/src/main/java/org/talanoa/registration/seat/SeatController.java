package org.talanoa.registration.seat;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.security.Actor;
import org.talanoa.kit.security.Ownership;
import org.talanoa.kit.web.Checked;

/** Seats over HTTP. */
@RestController
@RequestMapping("/api/v1/registrations/{id}")
class SeatController {
    private final SeatService service;
    private final Clock clock;

    SeatController(SeatService service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    record Answer(@NotNull Boolean accept) {}

    /** The organization takes the offered seat, or leaves it to the next. */
    @PostMapping("/seat-offers/{consultation}")
    @PreAuthorize("hasAuthority('SCOPE_self')")
    ResponseEntity<SeatView> answer(
            @PathVariable RegistrationId id,
            @PathVariable ConsultationId consultation,
            Checked<Answer> request,
            Authentication by) {
        Ownership.isOf(by, id);
        var accept = request.orThrow().accept();
        return shown(id, service.answer(id, consultation, accept, request.command()));
    }

    /** Where a seat can be moved to. */
    enum Target {
        CONFIRMED,
        OFFERED,
        REFUSED,
        RELEASED
    }

    record Move(@NotNull Target state, @Nullable @Size(max = 2000) String reason) {
        @Override
        public String toString() {
            return "Move[" + state + "]";
        }
    }

    /**
     * The secretariat moves a seat and says why. An organization can give its own up, and need not
     * say why.
     */
    @PostMapping("/seats/{consultation}")
    @PreAuthorize("hasAnyAuthority('SCOPE_registrations:write', 'SCOPE_self')")
    ResponseEntity<SeatView> move(
            @PathVariable RegistrationId id,
            @PathVariable ConsultationId consultation,
            Checked<Move> request,
            Authentication by) {
        var own = Ownership.isOf(by, id);
        var words = request.value().reason();
        var reason = words == null || words.isBlank() ? null : words.strip();
        if (!own && reason == null) request.faults().add("/reason", "REQUIRED");
        var target = request.orThrow().state();
        if (own && target != Target.RELEASED) {
            throw new AccessDeniedException("Only the secretariat gives seats");
        }
        var why = new Why(Actor.of(by), reason, clock.instant());
        var moved =
                service.move(
                        id, consultation, SeatState.valueOf(target.name()), why, request.command());
        return shown(id, moved);
    }

    private static ResponseEntity<SeatView> shown(
            RegistrationId registration, Versioned<SeatLedger> ledger) {
        return ResponseEntity.ok().eTag(ledger.eTag()).body(ledger.state().viewOf(registration));
    }
}
