package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.talanoa.contracts.EventTopic;

/** A record that no service can handle holds up nobody, and an operator sees it and what to do. */
@ExtendWith(WholePlatform.class)
class ParkedRecordsIT {
    private static final String KEY = "no-consultation";

    /** On a platform of its own: a topic keeps what was sent, and would not agree in others. */
    @Test
    @EnabledIfSystemProperty(named = "talanoa.scale", matches = "large")
    void what_is_parked_is_tried_again_and_discarded_in_the_console(Browser browser)
            throws Exception {
        try (var talanoa = Talanoa.start("talanoa-parked");
                var operator = browser.visitor(talanoa, false)) {
            talanoa.records().broken(EventTopic.SEATS, KEY);
            operator.signsInToTheConsole();
            Waiting.until("it to be parked").until(() -> operator.seesParked("consultation", KEY));
            operator.findsParked("consultation", KEY);
            operator.acts("Replay", "consultation", KEY, "It failed again and stays parked");
            operator.acts("Discard", "consultation", KEY, "The record was discarded");
            assertThat(operator.seesParked("consultation", KEY)).isFalse();
            // Behind it, the same groups go on.
            talanoa.secretariat().approves(talanoa.confirmed(Applicant.another()).id());
            talanoa.dashboard().waitsFor("APPROVED", 1);
        }
    }
}
