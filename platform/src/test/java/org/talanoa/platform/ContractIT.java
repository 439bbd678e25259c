package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What programs are told of the API is what they find: every example of the contract is tried. */
@ExtendWith(WholePlatform.class)
class ContractIT {
    private static final String NOBODY = "";
    private static final String FOCAL_POINT = "focal@example.org";
    private static final String ID = "0199a6a0-0000-7000-8000-00000000000";

    private static final String REVIEW = "gcm-ap-2020-2021";
    private static final String CONSULTATION = REVIEW + ".c1";
    private static final String REGISTRATION = ID + 1;
    private static final String ORGANIZATION = ID + 2;
    private static final String DELEGATE = ID + 3;
    private static final String SUBMISSION = ID + 4;
    private static final String RECOMMENDATION = ID + 5;
    private static final String NOTICE = ID + 6;

    @Test
    void every_example_is_answered_as_the_contract_says(Talanoa talanoa) {
        var calls = calls(talanoa);
        var program = "Bearer " + talanoa.token();
        calls.makes("getToken", talanoa.clientCredentials());
        List.of(
                        "readContract",
                        "readEvents",
                        "listReviews",
                        "readReview",
                        "readReviewCalendar",
                        "listConsultations",
                        "readConsultation",
                        "readConsultationCalendar",
                        "listOrganizations")
                .forEach(call -> calls.makes(call, NOBODY));
        keepsTheDirectory(calls, program);
        registers(calls, program, talanoa.mailbox());
        var organization = comesInByALink(calls, talanoa.mailbox());
        movesSeats(calls, program, organization);
        handsIn(calls, program, organization);
        readsWhatIsKnown(calls, program);
        leaves(calls, organization);
        worksOnTheSeries(calls, program);
        assertThat(calls.untried()).isEmpty();
    }

    @Test
    void without_a_token_every_closed_door_tells_so_as_the_contract_says(Talanoa talanoa) {
        var calls = calls(talanoa);
        assertThat(calls.closedDoors())
                .hasSizeGreaterThan(20)
                .allSatisfy(call -> calls.isRefused(call, NOBODY));
    }

    @Test
    void what_opens_the_console_opens_no_door_of_the_API(Talanoa talanoa, Browser browser) {
        var calls = calls(talanoa);
        try (var secretary = browser.visitor(talanoa, false)) {
            secretary.signsInToTheConsole();
            var session = "Bearer " + secretary.consoleSession();
            assertThat(calls.closedDoors())
                    .hasSizeGreaterThan(20)
                    .allSatisfy(call -> calls.isRefused(call, session));
        }
    }

    private static ExampleCalls calls(Talanoa talanoa) {
        var contract = new Contract(Http.json(talanoa.baseUrl() + "/api/v1/openapi.json"));
        var calls = new ExampleCalls(talanoa.baseUrl(), contract);
        calls.means(REVIEW, text(talanoa.programmer().reviewId()));
        calls.means(CONSULTATION, text(talanoa.programmer().consultation()));
        return calls;
    }

    private static void keepsTheDirectory(ExampleCalls calls, String program) {
        calls.means(ORGANIZATION, calls.makes("addOrganization", program).path("id"));
        calls.makes("writeOrganization", program);
        calls.makes("readOrganization", NOBODY);
    }

    private static void registers(ExampleCalls calls, String program, CaughtMails mailbox) {
        var registration = calls.makes("register", NOBODY);
        calls.means(REGISTRATION, registration.path("id"));
        calls.means(DELEGATE, registration.at("/delegates/1/id"));
        var mail = mailbox.mailTo(FOCAL_POINT, "Confirm your address");
        calls.means("3q2-7wAbCdEfGhIjKlMnOpQrStUvWxYz", text(mail.token()));
        calls.makes("confirmAddress", NOBODY);
        calls.makes("decideOnMany", program);
        calls.makes("decide", program);
    }

    private static String comesInByALink(ExampleCalls calls, CaughtMails mailbox) {
        calls.makes("askForAccessLink", NOBODY);
        var mail = mailbox.mailTo(FOCAL_POINT, "Your link");
        calls.means(ID + "9.3q2-7wAbCdEfGhIjKlMnOpQrStUvWxYz", text(mail.token()));
        var opened = calls.makes("redeemAccessLink", NOBODY);
        return "Bearer " + opened.path("accessToken").asString();
    }

    private static void movesSeats(ExampleCalls calls, String program, String organization) {
        calls.makes("readRegistration", organization);
        calls.makes("changeRegistration", organization);
        Waiting.until("the seat").untilAsserted(() -> calls.makes("moveSeat", program));
        calls.makes("answerSeatOffer", organization);
    }

    private static void handsIn(ExampleCalls calls, String program, String organization) {
        Waiting.until("the submission")
                .untilAsserted(() -> {
                    var submission = calls.makes("handIn", organization);
                    calls.means(SUBMISSION, submission.path("id"));
                    calls.means(RECOMMENDATION, submission.at("/points/0/id"));
                });
        List.of("listSubmissions", "readSubmission", "readOriginal")
                .forEach(call -> calls.makes(call, organization));
        calls.makes("listRecommendations", program);
        calls.makes("readRecommendation", program);
    }

    private static void readsWhatIsKnown(ExampleCalls calls, String program) {
        List.of("listRegistrations", "readDashboard", "followDashboard")
                .forEach(call -> calls.makes(call, program));
        calls.means(NOTICE, calls.makes("listNotices", program).at("/items/0/id"));
        calls.makes("readNotice", program);
    }

    private static void leaves(ExampleCalls calls, String organization) {
        List.of(
                        "readPersonalData",
                        "readDelegatesPersonalData",
                        "eraseDelegatesPersonalData",
                        "withdraw",
                        "erasePersonalData")
                .forEach(call -> calls.makes(call, organization));
    }

    private static void worksOnTheSeries(ExampleCalls calls, String program) {
        calls.means(CONSULTATION, calls.makes("draftConsultation", program).path("id"));
        List.of("readDraft", "changeDraft", "listDrafts", "releaseDraft", "cancelConsultation")
                .forEach(call -> calls.makes(call, program));
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }
}
