package org.talanoa.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class ConsumersTest {
    @Test
    void who_tells_thousands_is_not_put_out_of_the_group_and_who_was_killed_soon_is() {
        var settings = new HashMap<String, Object>();
        try (var mongodb = MongoClients.create()) {
            var parked =
                    new ParkedRecords(
                            mongodb.getDatabase("none"),
                            new SimpleMeterRegistry(),
                            Clock.systemUTC());
            new Consumers(parked, "some-service", 7).configure(settings, "onSome-in-0", "some");
        }
        assertThat(settings)
                .containsEntry("max.poll.interval.ms", 1_800_000)
                .containsEntry("session.timeout.ms", 10_000)
                .containsEntry("group.instance.id", "some-service-7-some");
    }
}
