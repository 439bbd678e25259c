package org.talanoa.registration.registration;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.security.Actor;
import org.talanoa.kit.security.Ownership;
import org.talanoa.kit.web.Checked;
import org.talanoa.kit.web.Faults;

/** How a registration is decided on, and how it ends. */
@RestController
@RequestMapping("/api/v1/registrations")
class DecisionController {
    private static final int LONGEST_REASON = 2000;
    private static final int MOST_AT_ONCE = 500;

    private final RegistrationService service;
    private final BulkDecision bulk;
    private final RegistrationViews views;

    DecisionController(RegistrationService service, BulkDecision bulk, RegistrationViews views) {
        this.service = service;
        this.bulk = bulk;
        this.views = views;
    }

    /**
     * @param reason the secretariat's words to the organization; needed to decline
     */
    record DecisionRequest(
            @NotNull Verdict decision, @Nullable @Size(max = LONGEST_REASON) String reason) {
        @Override
        public String toString() {
            return "DecisionRequest[" + decision + "]";
        }
    }

    @PostMapping("/{id}/decision")
    @PreAuthorize("hasAuthority('SCOPE_registrations:write')")
    ResponseEntity<Shown> decide(
            @PathVariable RegistrationId id, Checked<DecisionRequest> request, Authentication by) {
        checkReason(request.value().decision(), request.value().reason(), request.faults());
        var wanted = request.orThrow();
        var decided =
                service.decide(
                        id,
                        wanted.decision(),
                        words(wanted.reason()),
                        Actor.of(by),
                        request.command());
        return answer(decided, by);
    }

    private static void checkReason(
            @Nullable Verdict decision, @Nullable String reason, Faults faults) {
        if (decision == Verdict.DECLINE && words(reason) == null) {
            faults.add("/reason", "REQUIRED");
        }
    }

    /**
     * @param dryRun whether to tell only what would happen
     */
    record BulkRequest(
            @NotEmpty @Size(max = MOST_AT_ONCE) List<@NotNull RegistrationId> ids,
            @NotNull Verdict decision,
            @Nullable @Size(max = LONGEST_REASON) String reason,
            boolean dryRun) {
        @Override
        public String toString() {
            return "BulkRequest[" + decision + "]";
        }
    }

    @PostMapping("/decisions")
    @PreAuthorize("hasAuthority('SCOPE_registrations:write')")
    BulkDecision.Answer decideMany(Checked<BulkRequest> request, Authentication by, Locale locale) {
        checkReason(request.value().decision(), request.value().reason(), request.faults());
        var wanted = request.orThrow();
        var ids = wanted.ids().stream().distinct().toList();
        var reason = words(wanted.reason());
        var actor = Actor.of(by);
        return wanted.dryRun()
                ? bulk.preview(ids, wanted.decision(), reason, actor, locale)
                : bulk.decide(ids, wanted.decision(), reason, actor, locale);
    }

    record WithdrawalRequest(@Nullable @Size(max = LONGEST_REASON) String reason) {
        @Override
        public String toString() {
            return "WithdrawalRequest[]";
        }
    }

    @PostMapping("/{id}/withdrawal")
    @PreAuthorize("hasAnyAuthority('SCOPE_registrations:write', 'SCOPE_self')")
    ResponseEntity<Shown> withdraw(
            @PathVariable RegistrationId id,
            Checked<WithdrawalRequest> request,
            Authentication by) {
        Ownership.isOf(by, id);
        var reason = words(request.orThrow().reason());
        return answer(service.withdraw(id, reason, Actor.of(by), request.command()), by);
    }

    private ResponseEntity<Shown> answer(Versioned<Registration> registration, Authentication by) {
        return ResponseEntity.ok().eTag(registration.eTag()).body(views.of(registration, by));
    }

    private static @Nullable String words(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
