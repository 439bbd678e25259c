package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.talanoa.contracts.EventTopic;

/** What somebody reports by its trace id can be followed through all that it led to. */
@ExtendWith(WholePlatform.class)
class TraceIT {
    @Test
    void one_trace_leads_from_a_request_over_its_event_to_the_mail(Talanoa talanoa) {
        var trace = UUID.randomUUID().toString().replace("-", "");
        var applicant = Applicant.another();
        Http.json(
                talanoa.programmer()
                        .registration(applicant, trace)
                        .header("traceparent", parent(trace)));
        leadsToTheMail(talanoa, applicant, trace);
    }

    /** Neither portal nor registration-service has anything to log of a form that was taken. */
    @Test
    void one_trace_leads_from_the_button_of_a_page_to_the_mail(Talanoa talanoa, Browser browser) {
        var trace = UUID.randomUUID().toString().replace("-", "");
        var applicant = Applicant.another();
        try (var visitor = browser.visitor(talanoa, false)) {
            visitor.sends("traceparent", parent(trace));
            visitor.registers(applicant);
        }
        leadsToTheMail(talanoa, applicant, trace);
    }

    private static String parent(String trace) {
        return "00-" + trace + "-00f067aa0ba902b7-01";
    }

    private static void leadsToTheMail(Talanoa talanoa, Applicant applicant, String trace) {
        talanoa.mailbox().mailTo(applicant.email(), "Confirm your address");
        Waiting.until("the mail's line in the log")
                .untilAsserted(() ->
                        assertThat(Files.readAllLines(talanoa.home().log("notification-service")))
                                .anyMatch(line ->
                                        line.contains("was taken by the mail server")
                                                && line.contains(trace)));
        var facts = talanoa.records().of(List.of(EventTopic.REGISTRATIONS, EventTopic.NOTICES));
        assertThat(facts)
                .filteredOn(fact -> traceParent(fact).contains(trace))
                .extracting(ConsumerRecord::topic)
                .as("topics with events of that trace")
                .contains(EventTopic.REGISTRATIONS.topicName(), EventTopic.NOTICES.topicName());
    }

    private static String traceParent(ConsumerRecord<byte[], byte[]> fact) {
        var header = fact.headers().lastHeader("traceparent");
        return header == null ? "" : Records.text(header.value());
    }
}
