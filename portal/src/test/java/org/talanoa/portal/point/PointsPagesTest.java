package org.talanoa.portal.point;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.talanoa.portal.PortalTest;
import org.talanoa.portal.staff.Role;

class PointsPagesTest extends PortalTest {
    private static final String POINT =
            """
            {"id":"p1","submissionId":"s1","reviewId":"gcm-ap-2027-2028","registrationId":"r1","type":"youth","country":"KI",
             "kind":"RECOMMENDATION","status":"RECEIVED","text":"Count <b>who</b> is held","objectives":[13],"topics":[],
             "addressees":[],"language":"fr","attribution":"NAMED","receivedAt":"2027-10-11T02:12:00Z"}\
            """;

    @BeforeEach
    void a_point_came_in() {
        RECOMMENDATION.answers(
                "GET",
                "/api/v1/recommendations",
                200,
                "application/json",
                "{\"items\":["
                        + POINT
                        + "],\"page\":0,\"size\":1,\"total\":2,\"organizations\":1}");
        RECOMMENDATION.answers("GET", "/api/v1/recommendations/p1", 200, "application/json", POINT);
    }

    @Test
    void what_came_in_is_shown_as_text_and_narrowed_by_the_address() {
        var answer =
                signedIn(Role.VIEWER)
                        .get("/console/points?status=RECEIVED&objective=13&kind=nonsense&q=held");
        var page = answer.page();
        assertThat(answer.body()).doesNotContain("??", "<b>who</b>");
        assertThat(page.expectFirst(".said bdi").text()).isEqualTo("Count <b>who</b> is held");
        assertThat(page.expectFirst(".said bdi").attr("lang")).isEqualTo("fr");
        assertThat(page.text()).contains("Points: 2", "Youth organization, Kiribati", "By name");
        assertThat(page.select("nav a[href*=page=1]").attr("href")).contains("objective=13");
        var asked = RECOMMENDATION.asked("GET").getLast();
        assertThat(asked.uri().getQuery())
                .contains("status=RECEIVED", "objective=13", "q=held", "reviewId=")
                .doesNotContain("nonsense");
        assertThat(asked.header("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void while_reviews_cant_be_asked_for_points_are_read_by_their_last_names() {
        var viewer = signedIn(Role.VIEWER);
        viewer.get("/console/points");
        CONSULTATION.goesAway();
        for (var path : List.of("/console/points", "/console/points/p1")) {
            var answer = viewer.get(path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.page().text()).contains("Youth organization");
            assertThat(answer.page().select("#reviews-away")).hasSize(1);
        }
    }

    @Test
    void what_a_figure_counts_is_chosen_in_the_form_in_the_readers_words() {
        var viewer = signedIn(Role.VIEWER);
        var address =
                "/console/points?objective=4&type=youth&subregion=other&consultationId=c2&status=RECEIVED,ACCEPTED";
        var page = viewer.get(address).page();
        assertThat(page.select("option[selected]").eachText())
                .containsExactly(
                        "Received, On record",
                        "4. Legal identity",
                        "Youth organization",
                        "Outside the region",
                        "2. Protecting migrants through rights-based border governance measures");
        assertThat(page.expectFirst("#status").select("option").eachText())
                .doesNotContain("Split", "Not on record");
        assertThat(page.expectFirst("#organizations").text()).isEqualTo("Organizations: 1");
        assertThat(page.text()).contains("Confidential points are shown to moderators alone");
        assertThat(RECOMMENDATION.asked("GET").getLast().uri().getQuery())
                .contains("type=youth", "subregion=other", "status=RECEIVED,ACCEPTED");
        assertThat(signedIn(Role.MODERATOR).get("/console/points").page().text())
                .doesNotContain("Confidential points are shown to moderators alone");
        assertThat(viewer.speaks("ar").get(address).body()).doesNotContain("??");
    }

    @Test
    void one_point_has_a_page_and_what_may_not_be_seen_is_not_there() {
        var viewer = signedIn(Role.VIEWER);
        assertThat(viewer.get("/console/points/p1").page().text())
                .contains("Count <b>who</b> is held", "Its registration");
        assertThat(viewer.get("/console/points/p2").status()).isEqualTo(404);
        assertThat(viewer.speaks("ar").get("/console/points").page().expectFirst("h1").text())
                .isEqualTo("النقاط");
        RECOMMENDATION.goesAway();
        var away = viewer.speaks("en").get("/console/points");
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.page().text()).contains("Points can’t be shown");
    }
}
