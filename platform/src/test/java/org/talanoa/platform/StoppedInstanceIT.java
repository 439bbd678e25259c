package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.talanoa.platform.Programmer.Registered;

/** A process that stands still and goes on later has old news to tell; nobody may believe it. */
@ExtendWith(WholePlatform.class)
class StoppedInstanceIT {
    private static final int BEFORE_THE_STOP = 8;
    private static final int ALL = 30;

    @Test
    void an_instance_that_is_stopped_in_mid_relay_and_goes_on_later_does_nothing_twice(
            Talanoa talanoa) throws IOException, InterruptedException, ExecutionException {
        var dashboard = talanoa.dashboard();
        int before = dashboard.total();
        var second = talanoa.secondInstanceOf("registration-service");
        var process = second.start(talanoa.home());
        try (var senders = Executors.newFixedThreadPool(4)) {
            Waiting.until("the second instance").until(second::isReady);
            var address = "http://127.0.0.1:" + second.readiness().getPort();
            var registrations = new ArrayList<Future<Registered>>();
            for (int i = 0; i < ALL; i++) {
                registrations.add(
                        senders.submit(() ->
                                talanoa.programmer()
                                        .registersAt(
                                                List.of(address, talanoa.baseUrl()),
                                                Applicant.another())));
            }
            registrations.get(BEFORE_THE_STOP).get();
            Talanoa.signal("STOP", process.pid());
            var registered = Waiting.results(registrations);
            dashboard.waitsForTotal(before + ALL); // by the instance that goes on
            Talanoa.signal("CONT", process.pid());
            registered.add(talanoa.programmer().registersAt(List.of(address), Applicant.another()));
            dashboard.waitsForTotal(before + ALL + 1);
            assertThat(registered).extracting(Registered::id).doesNotHaveDuplicates();
            talanoa.mailbox().haveOneEach(registered);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
