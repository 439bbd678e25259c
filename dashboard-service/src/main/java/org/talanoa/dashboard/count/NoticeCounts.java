package org.talanoa.dashboard.count;

import org.talanoa.contracts.MailId;
import org.talanoa.contracts.notice.MailFacts;
import org.talanoa.contracts.notice.NoticeState;

/** A notice counts where the newest event of its mail puts it. */
final class NoticeCounts {
    private final Newest<MailId, Counted> newest = new Newest<>();
    private final Tally<NoticeState> states = new Tally<>();

    private record Counted(NoticeState state, int notices) {}

    /** Whether it changed anything. */
    boolean on(MailFacts mail, long version) {
        var counted = new Counted(mail.state(), mail.notices().size());
        var change = newest.keep(mail.id(), version, counted);
        change.ifPresent(c -> {
            if (c.before() != null) states.add(c.before().state(), -c.before().notices());
            states.add(c.after().state(), c.after().notices());
        });
        return change.isPresent();
    }

    Dashboard.Notices view() {
        return new Dashboard.Notices(states.by(state -> state));
    }
}
