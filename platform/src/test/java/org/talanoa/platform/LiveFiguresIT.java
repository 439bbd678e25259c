package org.talanoa.platform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The figures of the console follow what happens, on a page that nobody loads again. */
@ExtendWith(WholePlatform.class)
class LiveFiguresIT {
    @Test
    void a_change_is_shown_without_a_reload_and_so_are_those_that_came_while_parts_were_away(
            Talanoa talanoa, Browser browser) {
        var secretariat = talanoa.secretariat();
        var first = confirmed(talanoa);
        var second = confirmed(talanoa);
        var third = confirmed(talanoa);
        try (var watcher = browser.visitor(talanoa, true)) {
            watcher.signsInToTheConsole();
            int approved = watcher.watches("Approved");

            secretariat.approves(first);
            var acknowledged = System.currentTimeMillis();
            var shown = watcher.seesFigure("Approved", approved + 1);
            System.out.println(
                    "A change was shown "
                            + (shown - acknowledged)
                            + " ms after its acknowledgement");

            talanoa.kill("dashboard-service");
            secretariat.approves(second);
            watcher.seesFigure("Approved", approved + 2);

            talanoa.kill("portal");
            talanoa.waitUntilReady("portal");
            secretariat.approves(third);
            watcher.seesFigure("Approved", approved + 3);
            watcher.forgivesThatPartsWereAway();
        }
    }

    /** The id of a registration that waits for a decision. */
    private static String confirmed(Talanoa talanoa) {
        var registered = talanoa.programmer().registers(Applicant.another());
        var address = registered.applicant().email();
        var mail = talanoa.mailbox().mailTo(address, "Confirm your address");
        talanoa.programmer().confirms(registered, mail.token());
        return registered.id();
    }
}
