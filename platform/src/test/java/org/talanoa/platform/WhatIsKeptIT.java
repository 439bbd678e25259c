package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.talanoa.contracts.EventTopic;

/**
 * What stays behind of all the stories told before, and of one more: no name, no address and no
 * token in logs, metrics and on the topics that are kept for ever. Runs last, by its name.
 */
@ExtendWith(WholePlatform.class)
class WhatIsKeptIT {
    @Test
    void no_log_no_metric_and_no_fact_holds_a_name_an_address_or_a_token(
            Talanoa talanoa, Browser browser) throws IOException {
        var dashboard = talanoa.dashboard();
        int before = dashboard.inStatus("UNDER_REVIEW");
        var applicant = talanoa.programmer().registers(Applicant.another()).applicant();
        var mail = talanoa.mailbox().mailTo(applicant.email(), "Confirm your address");
        var secrets = new ArrayList<>(Applicant.MARKS);
        secrets.add(mail.token());
        try (var visitor = browser.visitor(talanoa, false)) {
            visitor.confirmsByLinkIn(mail);
            dashboard.waitsFor("UNDER_REVIEW", before + 1);
            talanoa.programmer().registers(applicant);
            var way = talanoa.mailbox().mailTo(applicant.email(), "You are registered already");
            visitor.entersByLinkIn(way, applicant);
            // What stands before the dot is the mail's id, which anyone may know.
            secrets.add(way.token().replaceFirst(".*\\.", ""));
            secrets.add(visitor.session());
        }
        assertThat(Files.readString(talanoa.home().log("portal")))
                .as("a log that has been written")
                .isNotEmpty();
        for (var part : talanoa.parts()) {
            holdsNone(secrets, "the log of " + part.name(), log(talanoa, part));
        }
        talanoa.metrics()
                .forEach((part, text) -> holdsNone(secrets, "the metrics of " + part, text));
        var facts =
                talanoa.records()
                        .of(
                                Arrays.stream(EventTopic.values())
                                        .filter(topic -> topic.kept() == EventTopic.Kept.FOR_EVER)
                                        .toList());
        assertThat(facts).as("facts").hasSizeGreaterThan(2);
        for (var fact : facts) holdsNone(secrets, "topic " + fact.topic(), textOf(fact));
    }

    private static void holdsNone(List<String> secrets, String what, String text) {
        // Not doesNotContain: a failure must not print what it found.
        var found = secrets.stream().filter(text::contains).count();
        assertThat(found).as("secrets in " + what).isZero();
    }

    private static String log(Talanoa talanoa, Part part) throws IOException {
        return Files.readString(talanoa.home().log(part.name()));
    }

    private static String textOf(ConsumerRecord<byte[], byte[]> record) {
        var text = new StringBuilder();
        if (record.key() != null) text.append(Records.text(record.key()));
        if (record.value() != null) text.append(Records.text(record.value()));
        for (var header : record.headers()) {
            text.append(Records.text(header.value()));
        }
        return text.toString();
    }
}
