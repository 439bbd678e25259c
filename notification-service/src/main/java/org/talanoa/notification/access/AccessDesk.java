package org.talanoa.notification.access;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.NoticeId;
import org.talanoa.contracts.notice.Template;
import org.talanoa.kit.KitSettings;
import org.talanoa.kit.Rounds;
import org.talanoa.kit.operation.CaughtUp;
import org.talanoa.notification.contact.ContactStore;
import org.talanoa.notification.contact.Standing;
import org.talanoa.notification.notice.Notice;
import org.talanoa.notification.notice.NoticeStore;
import org.talanoa.notification.registration.RegistrationStore;

/**
 * Decides what requests for links lead to, after they have been answered: so no answer, and no time
 * it takes, tells whether an address is known. A request stays until it is decided; what a crash
 * left behind is found at the start. Before the topics were read to where they ended at the start
 * nothing is decided, for an address could seem unknown.
 */
@Component
class AccessDesk extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(AccessDesk.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final AccessRequestStore requests;
    private final Reach reach;
    private final ContactStore contacts;
    private final RegistrationStore registrations;
    private final NoticeStore notices;
    private final CaughtUp caughtUp;
    private final AccessNetworkStore networks;
    private final Clock clock;
    private final AccessSettings settings;
    private final Duration pause;
    private final Semaphore asked = new Semaphore(0);

    AccessDesk(
            AccessRequestStore requests,
            Reach reach,
            ContactStore contacts,
            RegistrationStore registrations,
            NoticeStore notices,
            CaughtUp caughtUp,
            AccessNetworkStore networks,
            Clock clock,
            AccessSettings settings,
            KitSettings kit) {
        super("access-desk");
        this.requests = requests;
        this.reach = reach;
        this.contacts = contacts;
        this.registrations = registrations;
        this.notices = notices;
        this.caughtUp = caughtUp;
        this.networks = networks;
        this.clock = clock;
        this.settings = settings;
        this.pause = kit.outbox().sweep();
    }

    /** Keeps a request and returns: what it leads to is decided on another thread. */
    void take(AccessRequest request) {
        requests.add(request);
        asked.release();
    }

    @Override
    protected Optional<Duration> round() throws InterruptedException {
        if (!caughtUp.isReached()) return Optional.of(LOOK);
        asked.drainPermits();
        try {
            requests.waiting().forEach(this::decide);
            networks.forgetEndedBefore(clock.instant());
        } catch (MongoException e) {
            log.debug("The database is away; requests for links are looked at again", e);
            return Optional.of(WHILE_AWAY);
        }
        var _ = asked.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        return Optional.of(Duration.ZERO);
    }

    /** Forgets the request last: should this process die before, it is decided once more. */
    private void decide(AccessRequest request) {
        var standings = contacts.standingsOf(request.email());
        if (mayBeMailed(request, standings)) {
            reach.in(request.review(), standings).stream()
                    .findFirst()
                    .flatMap(standing -> notice(request, standing))
                    .ifPresent(notices::add);
        }
        requests.forget(request);
    }

    /**
     * Whatever review it was asked for: the limit protects the owner of the address. Instances that
     * decide at the same moment can let one more through each.
     */
    private boolean mayBeMailed(AccessRequest request, List<Standing> standings) {
        if (request.isExempt()) return true;
        if (isNetworkBusy(request)) return false;
        var owner = standings.stream().map(Standing::contact).toList();
        var hourBefore = request.at().minus(HOUR);
        // Decided once more after a crash, it must not be refused because of its own notice.
        var own = owner.stream().map(contact -> idOf(request, contact)).toList();
        return notices.count(owner, Template.ACCESS_LINK, hourBefore, request.at(), own)
                < settings.linksPerHour();
    }

    /** What is asked for counts, known address or not: so nobody tries many. */
    private boolean isNetworkBusy(AccessRequest request) {
        return request.network() != null
                && networks.count(request.network(), request.at()) > settings.linksPerNetworkHour();
    }

    /** Its id is made of the request's: however often that is decided, one mail is made of it. */
    private Optional<Notice> notice(AccessRequest request, Standing standing) {
        return registrations
                .proven(standing.registration())
                .map(registration ->
                        Notice.plain(
                                idOf(request, standing.contact()),
                                standing.contact(),
                                Template.ACCESS_LINK,
                                request.at(),
                                standing.review(),
                                standing.registration(),
                                registration.reference()));
    }

    private static NoticeId idOf(AccessRequest request, ContactId contact) {
        return Notice.idOf(request.id(), contact, Template.ACCESS_LINK);
    }
}
