package org.talanoa.consultation.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.talanoa.contracts.review.ConsultationStatus.ANNOUNCED;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.talanoa.consultation.reference.ReferenceData;
import org.talanoa.contracts.EventTopic;
import org.talanoa.testkit.ServiceTest;
import org.talanoa.testkit.Topics;

@ServiceTest
class PublicPagesTest {
    @Autowired RestTestClient client;
    @Autowired ReferenceData reference;
    @Autowired ConsultationStore consultations;
    @Autowired Clock clock;

    record Reviews(List<Review> items, long total) {}

    record Review(String id, boolean current) {}

    record Consultations(List<Item> items) {}

    record Item(String id, String status, List<Integer> objectives) {}

    @Test
    void a_fresh_installation_has_a_review_under_way_and_the_one_of_2020() {
        var reviews = reviews();
        assertThat(reviews.items()).extracting(Review::current).containsExactly(true, false);
        assertThat(reviews.items().getLast().id()).isEqualTo("gcm-ap-2020-2021");

        assertThat(series(reviews.items().getFirst().id()))
                .extracting(Item::status)
                .containsExactly("OPEN", "OPEN", "OPEN", "ANNOUNCED");
        assertThat(series("gcm-ap-2020-2021"))
                .extracting(Item::status)
                .containsOnly("HELD")
                .hasSize(4);
        assertThat(series("gcm-ap-2020-2021").stream().flatMap(item -> item.objectives().stream()))
                .as("together they speak of all 23 objectives, each once")
                .doesNotHaveDuplicates()
                .hasSize(23);
    }

    @Test
    void what_was_published_is_told_on_the_topics() {
        var review = reviews().items().getFirst().id();
        assertThat(Topics.await(EventTopic.REVIEWS, review, 1).getFirst().type())
                .isEqualTo("org.talanoa.review.published.v1");
        assertThat(Topics.await(EventTopic.CONSULTATIONS, review + ".c1", 1).getFirst().type())
                .isEqualTo("org.talanoa.consultation.released.v1");
    }

    @Test
    void a_review_tells_what_its_form_needs() {
        client.get()
                .uri("/api/v1/reviews/gcm-ap-2020-2021")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("ETag")
                .expectBody()
                .jsonPath("$.framework.objectives.length()")
                .isEqualTo(23)
                .jsonPath("$.framework.objectives[12].number")
                .isEqualTo(13)
                .jsonPath("$.stakeholderTypes.length()")
                .isEqualTo(16)
                .jsonPath("$.intergovernmentalMeeting.startDate")
                .isEqualTo("2021-03-10")
                .jsonPath("$.countries[0].subregion")
                .isEqualTo("sswa");
        client.get()
                .uri("/api/v1/reviews/nowhere")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/reviews/nowhere",
                "/reviews/nowhere/consultations",
                "/reviews/nowhere/calendar.ics",
                "/consultations/nowhere",
                "/consultations/nowhere/calendar.ics"
            })
    void what_is_not_there_is_not_found(String path) {
        client.get()
                .uri("/api/v1" + path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentTypeCompatibleWith("application/problem+json");
    }

    @Test
    void an_id_that_cannot_be_one_is_the_callers_fault() {
        client.get()
                .uri("/api/v1/consultations/{id}", "§")
                .exchange()
                .expectStatus()
                .is4xxClientError();
    }

    @Test
    void it_opens_when_its_time_comes_and_tells_so() {
        var opens = clock.instant().plusMillis(500);
        var announced = ConsultationTest.consultation("opens-soon", ANNOUNCED, opens, null);
        consultations.addOnce(announced);
        assertThat(Topics.await(EventTopic.CONSULTATIONS, "opens-soon", 2))
                .extracting(Topics.Read::type)
                .containsExactly(
                        "org.talanoa.consultation.released.v1",
                        "org.talanoa.consultation.opened.v1");
        client.get()
                .uri("/api/v1/consultations/opens-soon")
                .exchange()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("OPEN")
                .jsonPath("$.startTime")
                .isEqualTo("11:00")
                .jsonPath("$.seatsLeft")
                .isEqualTo(200);
    }

    @Test
    void the_region_has_62_members_of_which_four_lie_outside_its_subregions() {
        var members = reference.countries().stream().filter(ReferenceData.Country::member).toList();
        assertThat(members).hasSize(62);
        assertThat(members.stream().filter(member -> member.subregion() == null)).hasSize(4);
    }

    @Test
    void a_calendar_has_the_dates_with_their_zone_and_leaves_out_what_has_none() {
        reviews();
        var calendar =
                client.get()
                        .uri("/api/v1/reviews/gcm-ap-2020-2021/calendar.ics")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentTypeCompatibleWith("text/calendar")
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(calendar)
                .contains(
                        "BEGIN:VTIMEZONE",
                        "DTSTART;TZID=Asia/Bangkok:20201119T110000",
                        "UID:gcm-ap-2020-2021.c2@talanoa")
                .doesNotContain(".c4@");
        client.get()
                .uri("/api/v1/consultations/gcm-ap-2020-2021.c2/calendar.ics")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void the_third_consultation_of_2020_keeps_the_day_first_planned() {
        reviews();
        client.get()
                .uri("/api/v1/consultations/gcm-ap-2020-2021.c3")
                .exchange()
                .expectBody()
                .jsonPath("$.date")
                .isEqualTo("2020-12-16")
                .jsonPath("$.plannedDate")
                .isEqualTo("2020-12-09")
                .jsonPath("$.capacity")
                .doesNotExist();
    }

    private Reviews reviews() {
        return await().until(
                        () ->
                                Objects.requireNonNull(
                                        client.get()
                                                .uri("/api/v1/reviews")
                                                .exchange()
                                                .expectBody(Reviews.class)
                                                .returnResult()
                                                .getResponseBody()),
                        found ->
                                found.total() == 2
                                        && series(found.items().getFirst().id()).size() == 4
                                        && series(found.items().getLast().id()).size() == 4);
    }

    private List<Item> series(String review) {
        return Objects.requireNonNull(
                        client.get()
                                .uri("/api/v1/reviews/" + review + "/consultations")
                                .exchange()
                                .expectBody(Consultations.class)
                                .returnResult()
                                .getResponseBody())
                .items();
    }
}
