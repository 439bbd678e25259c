package org.talanoa.platform;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page, and what it says when something is wrong, is looked at: in English and in Arabic. */
@ExtendWith(WholePlatform.class)
class PagesIT {
    private static final String FAULTS = "main .errors";

    /**
     * A page in one of its states.
     *
     * @param path an address that leads to it
     * @param act what is done there first
     * @param sign by which one knows that it is there
     */
    record State(String name, String path, Consumer<Page> act, String sign) {
        static State of(String name, String path) {
            return new State(name, path, _ -> {}, "main h1");
        }

        static State pressed(String name, String path, String button, String sign) {
            return new State(name, path, page -> page.locator(button).first().click(), sign);
        }
    }

    @Test
    void of_the_public(Talanoa talanoa, Browser browser) {
        var review = "/reviews/" + talanoa.programmer().reviewId();
        var past = "/reviews/" + pastReview(talanoa);
        var folded = "main .event > summary";
        var unfolded = "main .event[open]";
        var states =
                List.of(
                        State.of("review-past", past),
                        State.of("form-closed", past + "/register"),
                        State.pressed(
                                "form-faults",
                                review + "/register",
                                "main [name=do][value=next]",
                                FAULTS),
                        State.of("privacy", "/privacy"),
                        State.of("conduct", "/conduct"),
                        State.of("docs", "/docs"),
                        State.pressed("docs-api", "/docs/api", folded, unfolded),
                        State.pressed("docs-events", "/docs/events", folded, unfolded),
                        State.pressed(
                                "access-faults",
                                "/access?reviewId=" + talanoa.programmer().reviewId(),
                                "main [name=do][value=send]",
                                FAULTS),
                        new State(
                                "sign-in-faults",
                                "/signin",
                                page -> {
                                    page.locator("#username").fill("nobody");
                                    page.locator("#password").fill("of this name");
                                    page.locator("main [name=do]").click();
                                },
                                FAULTS),
                        State.of("nothing-here", "/nothing-here"));
        try (var visitor = browser.visitor(talanoa, true)) {
            states.forEach(visitor::looksAt);
        }
    }

    @Test
    void of_the_organization(Talanoa talanoa, Browser browser) {
        var applicant = Applicant.another();
        var registered = talanoa.programmer().registers(applicant);
        var own = "/registrations/" + registered.id();
        var mailbox = talanoa.mailbox();
        try (var visitor = browser.visitor(talanoa, true)) {
            visitor.confirmsByLinkIn(mailbox.mailTo(applicant.email(), "Confirm your address"));
            visitor.asksForALink(applicant);
            visitor.entersByLinkIn(mailbox.mailTo(applicant.email(), "Your link"), applicant);
            List.of(
                            State.of("own-change", own + "/change"),
                            State.of("own-withdrawal", own + "/withdrawal"),
                            State.of("own-all", "/registrations?all"))
                    .forEach(visitor::looksAt);
        }
    }

    @Test
    void of_the_console(Talanoa talanoa, Browser browser) {
        var consultation = "/console/consultations/" + talanoa.programmer().consultation();
        var added = "/console/consultations/new?review=" + talanoa.programmer().reviewId();
        var queue = "/console/registrations";
        var approve = "main [name=decision][value=APPROVE]";
        var states =
                List.of(
                        State.of("console-wall", "/console?wall=on"),
                        State.of("console-password", "/console/password"),
                        State.of("console-points", "/console/points"),
                        State.of("console-operations", "/console/operations"),
                        State.of(
                                "operations-ask", "/console/operations/notification/republish-all"),
                        State.of("console-clients", "/console/clients"),
                        State.pressed(
                                "clients-faults",
                                "/console/clients",
                                "#new-client .btn-primary",
                                FAULTS),
                        State.of("console-accounts", "/console/accounts"),
                        State.pressed(
                                "accounts-faults",
                                "/console/accounts",
                                "#new-account .btn-primary",
                                FAULTS),
                        State.of("console-consultations", "/console/consultations"),
                        State.of("draft", consultation),
                        State.of("draft-release", consultation + "/release"),
                        State.of("draft-cancellation", consultation + "/cancellation"),
                        State.of("draft-new", added),
                        State.pressed("draft-faults", added, "main form .btn-primary", FAULTS),
                        State.of("queue-none", queue + "?q=nobody+of+this+name"),
                        State.pressed("queue-none-ticked", queue, approve, "main [role=status]"),
                        new State(
                                "queue-bulk",
                                queue,
                                page -> {
                                    page.locator("main input[name=id]").first().check();
                                    page.locator(approve).click();
                                },
                                "#send"),
                        new State("signed-out", added, PagesIT::sendsSignedOut, "#kept"));
        talanoa.confirmed(Applicant.another());
        try (var secretary = browser.visitor(talanoa, true)) {
            secretary.signsInToTheConsole();
            states.forEach(secretary::looksAt);
        }
    }

    /** Sends the form without the session, which then is there again. */
    private static void sendsSignedOut(Page page) {
        var cookies = page.context().cookies();
        page.context()
                .clearCookies(
                        new BrowserContext.ClearCookiesOptions()
                                .setName(Pattern.compile(".*staff")));
        page.locator("main form .btn-primary").first().click();
        page.locator("#kept").waitFor();
        page.context().addCookies(cookies);
    }

    private static String pastReview(Talanoa talanoa) {
        return Http.json(talanoa.baseUrl() + "/api/v1/reviews")
                .path("items")
                .valueStream()
                .filter(review -> !review.path("current").asBoolean())
                .map(review -> review.path("id").asString())
                .findFirst()
                .orElseThrow();
    }
}
