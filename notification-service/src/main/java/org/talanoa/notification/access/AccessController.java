package org.talanoa.notification.access;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.contact.ContactRecord.Role;
import org.talanoa.kit.EmailAddress;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.kit.web.Checked;
import org.talanoa.notification.contact.Standing;

/** Access links over HTTP. */
@RestController
@RequestMapping("/api/v1/access-links")
class AccessController {
    /** The address of who asks, told by the portal, which lets nobody else say it. */
    static final String CLIENT_NETWORK = "X-Client-Network";

    private final AccessDesk desk;
    private final ClientNetwork networks;
    private final AccessLinks links;
    private final InstallationKey key;
    private final Clock clock;

    AccessController(
            AccessDesk desk,
            ClientNetwork networks,
            AccessLinks links,
            InstallationKey key,
            Clock clock) {
        this.desk = desk;
        this.networks = networks;
        this.links = links;
        this.key = key;
        this.clock = clock;
    }

    record Wanted(
            @NotNull ReviewId reviewId,
            @NotBlank @Size(min = 3, max = 254) @Email(regexp = EmailAddress.FORM) String email) {
        @Override
        public String toString() {
            return "Wanted[" + reviewId + "]";
        }
    }

    /** The answer says nothing of the address, and neither does the time it takes. */
    @PostMapping
    @PreAuthorize("permitAll()")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void ask(
            Checked<Wanted> request,
            @RequestHeader(name = CLIENT_NETWORK, required = false) @Nullable String address) {
        var wanted = request.orThrow();
        var id = idFor(request.command());
        desk.take(
                new AccessRequest(
                        id,
                        wanted.reviewId(),
                        wanted.email(),
                        clock.instant(),
                        networks.markOf(address),
                        networks.isExempt(address)));
    }

    /**
     * Made of the whole request: the same one asks once, and who comes upon somebody else's key
     * with another address learns nothing by it.
     */
    private String idFor(Command by) {
        var id =
                by.key() == null
                        ? UuidCreator.getTimeOrderedEpoch()
                        : key.derivedId(by.operation(), by.caller(), by.key(), by.request());
        return id.toString();
    }

    record Redemption(@NotBlank String token) {
        @Override
        public String toString() {
            return "Redemption[]";
        }
    }

    /** What the bearer of the link may act for, and as whom. */
    record Redeemed(ContactId contact, List<Opened> registrations) {
        /**
         * What the link opens.
         *
         * @param delegateId null for who acts for the registration
         */
        record Opened(
                RegistrationId id, ReviewId reviewId, Role role, @Nullable String delegateId) {
            static Opened of(Standing standing) {
                return new Opened(
                        standing.registration(),
                        standing.review(),
                        standing.role(),
                        standing.delegateId());
            }
        }

        static Redeemed of(List<Standing> opened) {
            return new Redeemed(
                    opened.getFirst().contact(), opened.stream().map(Opened::of).toList());
        }
    }

    /** For the portal, which makes a bearer token or a session of the answer. */
    @PostMapping("/redemption")
    @PreAuthorize("hasAuthority('SCOPE_access-links:redeem')")
    Redeemed redeem(Checked<Redemption> request) {
        return Redeemed.of(links.redeem(request.orThrow().token(), request.command()));
    }
}
