package org.talanoa.notification.access;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.ReviewId;
import org.talanoa.notification.contact.Standing;
import org.talanoa.notification.registration.RegistrationStore;

/** Finds what a link to an address opens. */
@Component
class Reach {
    private static final Comparator<Standing> FOCAL_POINTS_FIRST =
            Comparator.comparing(Standing::role).thenComparing(s -> s.contact().value());

    private final RegistrationStore registrations;

    Reach(RegistrationStore registrations) {
        this.registrations = registrations;
    }

    /**
     * What an address with these standings may act for in this review, each registration once: who
     * is its focal point and takes part too acts for it.
     */
    List<Standing> in(ReviewId review, List<Standing> ofAddress) {
        var seen = new HashSet<>();
        return ofAddress.stream()
                .filter(standing -> standing.review().equals(review))
                .filter(standing -> registrations.proven(standing.registration()).isPresent())
                .sorted(FOCAL_POINTS_FIRST)
                .filter(standing -> seen.add(standing.registration()))
                .toList();
    }
}
