package org.talanoa.portal.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.talanoa.portal.operation.Operators.Answer;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.remote.Service;
import org.talanoa.portal.review.Chip;

/**
 * A service on the page, ready to print.
 *
 * @param path as it stands in addresses and, behind {@code operations.service.}, in the bundles
 * @param refused the status with which it did not say how it is
 * @param report null where it did not say
 */
record ServicePanel(
        String path,
        String label,
        Chip chip,
        @Nullable Integer refused,
        @Nullable ServiceReport report,
        List<Trouble> troubles,
        List<UnsentRow> unsent,
        @Nullable String oldest,
        List<ParkedRow> parked) {

    /** A part that is not well; its reasons are the service's own, in English. */
    record Trouble(String part, String status, List<String> reasons) {}

    record UnsentRow(ServiceReport.Unsent of, String since) {}

    record ParkedRow(ServiceReport.Parked of, String since) {}

    static String path(Service service) {
        return service.name().toLowerCase(Locale.ROOT);
    }

    /** Makes panels for one reader. */
    record Maker(MessageSource words, Reader reader, Clock clock) {
        ServicePanel of(Service service, Answer answer) {
            return switch (answer) {
                case Answer.Told(var report) -> told(service, report);
                case Answer.Refused(int status) ->
                        without(
                                service,
                                new Chip("tone-bad", "alert", "operations.refused"),
                                status);
                case Answer.Silent _ ->
                        without(service, new Chip("tone-bad", "cross", "operations.silent"), null);
            };
        }

        private static ServicePanel without(Service service, Chip chip, @Nullable Integer status) {
            return new ServicePanel(
                    path(service),
                    service.label(),
                    chip,
                    status,
                    null,
                    List.of(),
                    List.of(),
                    null,
                    List.of());
        }

        private ServicePanel told(Service service, ServiceReport report) {
            var kept = report.kept();
            var unsent = kept == null ? List.<ServiceReport.Unsent>of() : kept.oldestUnsent();
            var parked = kept == null ? List.<ServiceReport.Parked>of() : kept.oldestParked();
            return new ServicePanel(
                    path(service),
                    service.label(),
                    chip(report),
                    null,
                    report,
                    report.readiness().notUp().stream().map(this::trouble).toList(),
                    unsent.stream().map(one -> new UnsentRow(one, moment(one.since()))).toList(),
                    unsent.isEmpty() ? null : age(unsent.getFirst().since()),
                    parked.stream()
                            .map(one -> new ParkedRow(one, moment(one.parkedAt())))
                            .toList());
        }

        private static Chip chip(ServiceReport report) {
            return report.readiness().up() && report.liveness().up()
                    ? new Chip("tone-good", "check", "operations.ready")
                    : new Chip("tone-wait", "alert", "operations.not-ready");
        }

        private Trouble trouble(ServiceReport.Part part) {
            var key = "operations.part." + part.name();
            var name = words.getMessage(key, null, part.name(), reader.locale());
            return new Trouble(String.valueOf(name), part.status(), part.reasons());
        }

        private String moment(Instant at) {
            return new Dates(words, reader).moment(at.atZone(reader.zoneOrUtc()));
        }

        /** Hours and minutes, which every language writes alike. */
        private String age(Instant since) {
            var age = Duration.between(since, clock.instant());
            return "%d:%02d"
                    .formatted(Math.max(0, age.toHours()), Math.max(0, age.toMinutesPart()));
        }
    }
}
