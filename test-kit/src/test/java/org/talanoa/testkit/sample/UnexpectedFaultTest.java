package org.talanoa.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

@SampleTest
@ExtendWith(OutputCaptureExtension.class)
class UnexpectedFaultTest {
    @Autowired RestTestClient client;

    @ParameterizedTest
    @EnumSource
    void what_nobody_expected_is_logged_once_and_its_caller_learns_nothing_of_it(
            FailingDoor.How how, CapturedOutput output) {
        var answer =
                client.get()
                        .uri("/api/v1/failing/" + how)
                        .exchange()
                        .expectStatus()
                        .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR)
                        .expectHeader()
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        var problem = JsonMapper.shared().readTree(answer);
        assertThat(problem.propertyNames())
                .containsExactlyInAnyOrder(
                        "type", "title", "status", "detail", "instance", "code", "traceId");
        assertThat(problem.path("code").asString()).isEqualTo("UNEXPECTED");
        assertThat(problem.path("detail").asString())
                .startsWith("Something went wrong on our side");
        assertThat(answer).doesNotContain(FailingDoor.SECRET, "Exception", "org.talanoa", "java.");
        assertThat(output.getAll()).containsOnlyOnce("A request failed");
    }
}
