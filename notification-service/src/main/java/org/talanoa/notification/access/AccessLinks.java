package org.talanoa.notification.access;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.MailId;
import org.talanoa.contracts.contact.ContactRecord.Role;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.kit.web.Fault;
import org.talanoa.kit.web.InvalidContent;
import org.talanoa.notification.contact.Contact;
import org.talanoa.notification.contact.ContactStore;
import org.talanoa.notification.contact.Standing;
import org.talanoa.notification.notice.Notice;

/** What can happen to access links. */
@Service
public class AccessLinks {
    private static final String PURPOSE = "access";
    private static final Duration VALID = Duration.ofMinutes(15);

    /** How long what is left of a link is kept; a mail that is sent once more has the same one. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final AccessLinkStore links;
    private final Reach reach;
    private final ContactStore contacts;
    private final InstallationKey key;
    private final Clock clock;

    AccessLinks(
            AccessLinkStore links,
            Reach reach,
            ContactStore contacts,
            InstallationKey key,
            Clock clock) {
        this.links = links;
        this.reach = reach;
        this.contacts = contacts;
        this.key = key;
        this.clock = clock;
    }

    /**
     * The token of the link in this mail, which is about to leave: the time of the link begins now,
     * and anew each time that the mail is tried again, unless somebody has redeemed it.
     */
    public String tokenFor(MailId mail, Notice notice, Contact to) {
        var id = mail.value();
        var until = clock.instant().plus(VALID);
        if (links.find(id).isEmpty()) {
            var fresh = InstallationKey.newNonce();
            links.add(new AccessLink(id, opens(notice, to), fresh, until, null, null));
        }
        links.renew(id, until);
        var nonce = links.find(id).orElseThrow().nonce();
        return id + "." + key.token(PURPOSE, id, nonce);
    }

    /** The registration that the notice is of comes first, even if we have not heard of it yet. */
    private List<Standing> opens(Notice notice, Contact to) {
        var all = new ArrayList<>(reach.in(notice.review(), contacts.standingsOf(to.email())));
        var own =
                all.stream()
                        .filter(standing -> standing.registration().equals(notice.registration()))
                        .findFirst()
                        .orElseGet(() -> ofFocalPoint(notice));
        all.remove(own);
        all.addFirst(own);
        return List.copyOf(all);
    }

    /** Only facts of the registration itself make such a notice, and they name its focal point. */
    private static Standing ofFocalPoint(Notice notice) {
        return new Standing(
                notice.contact(), notice.registration(), notice.review(), Role.FOCAL_POINT);
    }

    /**
     * Redeems the link of this token; the same command again is answered as the first time.
     *
     * @return what it opens, at least one
     * @throws InvalidContent if it opens nothing, whatever the reason
     */
    List<Standing> redeem(String token, Command by) {
        return linkOf(token)
                .filter(link -> link.opens().stream().anyMatch(this::isThere))
                .filter(link -> isRedeemed(link, by))
                .map(link -> link.opens().stream().filter(this::isThere).toList())
                .orElseThrow(
                        () -> new InvalidContent(List.of(Fault.at("/token", "TOKEN_INVALID"))));
    }

    private Optional<AccessLink> linkOf(String token) {
        var id = token.substring(0, Math.max(0, token.indexOf('.')));
        var secret = token.substring(Math.min(token.length(), id.length() + 1));
        return links.find(id).filter(link -> key.isToken(secret, PURPOSE, id, link.nonce()));
    }

    /** Not after an erasure. */
    private boolean isThere(Standing standing) {
        return contacts.find(standing.contact()).isPresent();
    }

    /** Its time counts for the repeated command too: a link that leaked is worth nothing later. */
    private boolean isRedeemed(AccessLink link, Command by) {
        var now = clock.instant();
        var mark = by.key() == null ? null : key.idFor(by).toString();
        return links.redeem(link.id(), now, mark)
                || links.find(link.id())
                        .filter(redeemed -> redeemed.until().isAfter(now))
                        .map(AccessLink::redeemedBy)
                        .filter(redeemer -> redeemer.equals(mark))
                        .isPresent();
    }

    /** No link opens anything any more that this contact may act for. */
    public void voidAllOf(ContactId contact) {
        links.forgetThoseOf(contact);
    }

    /** Called round after round. */
    public void forgetEnded() {
        links.forgetEndedBefore(clock.instant().minus(KEPT));
    }
}
