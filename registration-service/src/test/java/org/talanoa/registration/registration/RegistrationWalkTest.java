package org.talanoa.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.talanoa.contracts.registration.RegistrationStatus.APPROVED;
import static org.talanoa.contracts.registration.RegistrationStatus.DECLINED;
import static org.talanoa.contracts.registration.RegistrationStatus.UNCONFIRMED;
import static org.talanoa.contracts.registration.RegistrationStatus.UNDER_REVIEW;
import static org.talanoa.contracts.registration.RegistrationStatus.WITHDRAWN;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.registration.RegistrationEvent;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.kit.document.Decision;
import org.talanoa.kit.document.Decision.Made;
import org.talanoa.kit.document.Decision.Quiet;
import org.talanoa.kit.document.Decision.Refused;
import org.talanoa.kit.security.Actor;
import org.talanoa.registration.registration.HistoryEntry.What;

/** Whatever is asked of a registration, in whatever order. */
class RegistrationWalkTest {
    private static final int WALKS = 10_000;
    private static final int STEPS = 20;
    private static final Actor SECRETARIAT = new Actor(Actor.By.SECRETARIAT, "staff-7");
    private static final Actor ORGANIZATION = new Actor(Actor.By.ORGANIZATION, null);

    /** In which states it can be after each; nobody in these walks becomes another organization. */
    private static final Map<RegistrationStatus, Set<RegistrationStatus>> NEXT =
            Map.of(
                    UNCONFIRMED, Set.of(UNCONFIRMED, UNDER_REVIEW, WITHDRAWN),
                    UNDER_REVIEW, Set.of(UNDER_REVIEW, APPROVED, DECLINED, WITHDRAWN),
                    APPROVED, Set.of(APPROVED, WITHDRAWN),
                    DECLINED, Set.of(DECLINED, WITHDRAWN),
                    WITHDRAWN, Set.of(WITHDRAWN));

    private static final Set<What> ONCE =
            EnumSet.of(What.CONFIRMED, What.APPROVED, What.DECLINED, What.LAPSED, What.WITHDRAWN);

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void events_tell_the_state_and_nothing_is_decided_without_a_proof_or_forgotten() {
        for (int walk = 0; walk < WALKS; walk++) {
            var registration = RegistrationTest.aRegistration(UNCONFIRMED);
            RegistrationEvent last = registration.received().event();
            var now = registration.submittedAt();
            for (int step = 0; step < STEPS; step++) {
                now = now.plus(Duration.ofHours(random.nextInt(30)));
                var before = registration;
                switch (anything(before, now)) {
                    case Made<Registration, RegistrationEvent> made -> {
                        registration = made.next();
                        last = made.event();
                    }
                    case Quiet<Registration, RegistrationEvent>(var next) -> registration = next;
                    case Refused<Registration, RegistrationEvent> _ -> {}
                }
                assertHolds(before, registration, last);
            }
        }
    }

    private void assertHolds(Registration before, Registration after, RegistrationEvent last) {
        assertThat(last.registration()).as("seed %d", seed).isEqualTo(after.facts());
        assertThat(happened(after).subList(0, before.history().size()))
                .as("seed %d", seed)
                .isEqualTo(happened(before));
        if (after.facts().decidedAt() != null) {
            assertThat(after.facts().confirmedAt()).as("seed %d", seed).isNotNull();
        }
        assertThat(NEXT.get(before.status())).as("seed %d", seed).contains(after.status());
        assertThat(happened(after).stream().filter(ONCE::contains))
                .as("seed %d", seed)
                .doesNotHaveDuplicates();
        assertThat(after.confirmation() != null)
                .as("the link works until then, seed %d", seed)
                .isEqualTo(after.status() == UNCONFIRMED);
        for (var grave : after.graves()) {
            assertThat(Contacts.of(after)).as("seed %d", seed).doesNotContainKey(grave.contact());
        }
        assertThat(buried(after)).as("seed %d", seed).containsAll(buried(before));
        if (after.focalPoint() == null) {
            assertThat(after.history()).as("seed %d", seed).allMatch(e -> e.reason() == null);
            assertThat(after.answers()).as("seed %d", seed).isEmpty();
        }
        if (after.status() == WITHDRAWN) {
            assertThat(after.standsFor()).as("seed %d", seed).isEmpty();
        }
    }

    private static List<ContactId> buried(Registration in) {
        return in.graves().stream().map(Grave::contact).toList();
    }

    private static List<What> happened(Registration to) {
        return to.history().stream().map(HistoryEntry::what).toList();
    }

    private Decision<Registration, RegistrationEvent> anything(Registration of, Instant now) {
        return switch (random.nextInt(9)) {
            case 0 -> confirmed(of, random.nextBoolean(), now);
            case 1 ->
                    of.decide(
                            Verdict.APPROVE, random.nextBoolean() ? "Yes" : null, SECRETARIAT, now);
            case 2 -> of.decide(Verdict.DECLINE, "No", SECRETARIAT, now);
            case 3 ->
                    random.nextInt(4) == 0
                            ? of.withdraw("We stop", ORGANIZATION, now)
                            : of.tick(now);
            case 4 -> of.change(() -> fewer(of), ORGANIZATION, now);
            case 5 -> of.eraseDelegate(random.nextBoolean() ? "d1" : "d2", ORGANIZATION, now);
            case 6 -> random.nextInt(4) == 0 ? of.erase(SECRETARIAT, now) : of.tick(now);
            case 7 -> of.scrubbed(someone(), now);
            default -> of.tick(now);
        };
    }

    private Decision<Registration, RegistrationEvent> confirmed(
            Registration of, boolean tokenFits, Instant now) {
        var confirmed = of.confirm(tokenFits, now);
        if (!tokenFits || !now.isBefore(of.confirmUntil())) {
            assertThat(confirmed).as("no proof, seed %d", seed).isInstanceOf(Refused.class);
        }
        return confirmed;
    }

    private Told fewer(Registration of) {
        return of.delegates().isEmpty() ? of.told() : of.told().without(of.delegates().getFirst());
    }

    private ContactId someone() {
        return new ContactId("r1." + new String[] {"focal-point", "d1", "d2"}[random.nextInt(3)]);
    }
}
