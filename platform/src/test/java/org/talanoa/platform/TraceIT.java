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
                        .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
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
