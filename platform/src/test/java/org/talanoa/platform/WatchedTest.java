package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who is woken by an alert finds a page that says what to do. */
class WatchedTest {
    private static final Path OPERATIONS = Path.of("..", "docs", "operations.md");
    private static final Pattern SECTION = Pattern.compile("(?m)^### (Talanoa\\w+)$");

    @Test
    void each_alert_has_a_section_of_the_operators_guide_and_each_section_its_alert()
            throws IOException {
        var sections =
                SECTION.matcher(Files.readString(OPERATIONS))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        assertThat(Watched.alerts())
                .extracting(alert -> alert.path("alert").asString())
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(sections);
    }

    @Test
    void each_alert_says_what_is_wrong_how_urgent_it_is_and_where_to_read_on() throws IOException {
        assertThat(Watched.alerts())
                .isNotEmpty()
                .allSatisfy(alert -> {
                    var anchor = alert.path("alert").asString().toLowerCase(Locale.ROOT);
                    assertThat(alert.at("/annotations/runbook").asString())
                            .isEqualTo("docs/operations.md#" + anchor);
                    assertThat(alert.at("/annotations/summary").asString()).isNotBlank();
                    assertThat(alert.at("/labels/severity").asString()).isIn("page", "ticket");
                    assertThat(alert.path("expr").asString()).isNotBlank();
                });
    }

    @Test
    void each_panel_of_the_dashboard_asks_for_something() throws IOException {
        assertThat(Watched.panels())
                .filteredOn(panel -> !panel.path("type").asString().equals("row"))
                .isNotEmpty()
                .allSatisfy(panel -> {
                    assertThat(panel.path("title").asString()).isNotBlank();
                    assertThat(panel.path("targets").valueStream())
                            .isNotEmpty()
                            .allMatch(target -> !target.path("expr").asString().isBlank());
                });
    }

    @Test
    void all_of_our_services_are_scraped() throws IOException {
        var services =
                Watched.scraping()
                        .at("/scrape_configs/0/static_configs")
                        .valueStream()
                        .map(one -> one.at("/labels/service").asString())
                        .toList();
        assertThat(services)
                .containsExactlyInAnyOrder(
                        "portal",
                        "registration-service",
                        "consultation-service",
                        "recommendation-service",
                        "notification-service",
                        "dashboard-service");
    }
}
