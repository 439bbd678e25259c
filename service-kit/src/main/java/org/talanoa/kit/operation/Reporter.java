package org.talanoa.kit.operation;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;
import org.talanoa.kit.DatabaseAway;
import org.talanoa.kit.document.UnsentDocuments;
import org.talanoa.kit.event.ParkedRecords;
import org.talanoa.kit.operation.Report.Behind;
import org.talanoa.kit.operation.Report.Kept;
import org.talanoa.kit.operation.Report.Part;
import org.talanoa.kit.operation.Report.State;

/** Looks at a service for its operator, and tells what it can tell while a part is away. */
final class Reporter {
    private final HealthEndpoint health;
    private final UnsentDocuments unsent;
    private final ParkedRecords parked;
    private final ConsumerLag lag;

    Reporter(HealthEndpoint health, UnsentDocuments unsent, ParkedRecords parked, ConsumerLag lag) {
        this.health = health;
        this.unsent = unsent;
        this.parked = parked;
        this.lag = lag;
    }

    Report report(Report.@Nullable Task underWay) {
        return new Report(state("readiness"), state("liveness"), kept(), behind(), underWay);
    }

    private State state(String group) {
        var told = health.healthForPath(group);
        var components =
                told instanceof CompositeHealthDescriptor whole ? whole.getComponents() : null;
        var notUp = new ArrayList<Part>();
        if (components != null) {
            components.forEach((name, part) -> {
                if (!isUp(part)) notUp.add(part(name, part));
            });
        }
        return new State(isUp(told), notUp);
    }

    private static boolean isUp(@Nullable HealthDescriptor told) {
        return told != null && told.getStatus().equals(Status.UP);
    }

    private static Part part(String name, HealthDescriptor told) {
        var details = told instanceof IndicatedHealthDescriptor one ? one.getDetails() : null;
        var reasons =
                details == null
                        ? List.<String>of()
                        : details.entrySet().stream().flatMap(Reporter::reasons).toList();
        return new Part(name, told.getStatus().getCode(), reasons);
    }

    private static Stream<String> reasons(Map.Entry<String, Object> detail) {
        var values = detail.getValue() instanceof List<?> all ? all : List.of(detail.getValue());
        return values.stream().map(value -> detail.getKey() + ": " + value);
    }

    private @Nullable Kept kept() {
        try {
            return new Kept(unsent.count(), unsent.oldest(), parked.count(), parked.oldest());
        } catch (MongoException e) {
            if (!DatabaseAway.isCauseOf(e)) throw e;
            return null;
        }
    }

    private @Nullable List<Behind> behind() {
        var seen = lag.byTopic();
        if (seen.isEmpty() && lag.hasGroups()) return null;
        return seen.entrySet().stream()
                .map(topic -> new Behind(topic.getKey(), topic.getValue()))
                .sorted(Comparator.comparing(Behind::topic))
                .toList();
    }
}
