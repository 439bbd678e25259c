package org.talanoa.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.talanoa.platform.CaughtMails.CaughtMail;

/**
 * Somebody at a browser. Each page is looked at as it comes ({@link Looks}), and the console says
 * no error.
 */
final class Visitor implements AutoCloseable {
    private static final int ROWS_OF_A_PAGE = 50;

    /** Numbers with a list behind them: not those of the table on the same page, nor a silent 0. */
    private static final String FIGURES =
            "#figures :is(dl.figures a:not([href^='#']), td:not(.silent) a, .matrix thead a, #others a)";

    private final Talanoa talanoa;
    private final Page page;
    private final boolean javaScript;
    private final List<String> consoleErrors = new ArrayList<>();

    Visitor(Talanoa talanoa, Page page, boolean javaScript) {
        this.talanoa = talanoa;
        this.page = page;
        this.javaScript = javaScript;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                consoleErrors.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(consoleErrors::add);
    }

    /** From now on with each request. */
    void sends(String header, String value) {
        page.setExtraHTTPHeaders(Map.of(header, value));
    }

    /** Goes through the whole form, from the start page to what happens next. */
    void registers(Applicant applicant) {
        page.navigate(talanoa.baseUrl());
        look("start");
        lookInArabic("start");
        page.getByRole(AriaRole.LINK, named("Start the form")).first().click();
        organization(applicant);
        people(applicant);
        answers();
        shown();
        check();
        waitFor("We have your registration");
        look("received");
    }

    /** Opens the mailed link, which changes nothing, and presses the button of its page. */
    void confirmsByLinkIn(CaughtMail mail) {
        page.navigate(mail.link());
        waitFor("Confirm your address");
        look("confirm");
        press("Confirm this address");
        waitFor("Your address is confirmed");
        look("confirmed");
    }

    /** Opens a link that lets in, presses the button of its page, and is at its registration. */
    void entersByLinkIn(CaughtMail mail, Applicant applicant) {
        page.navigate(mail.link());
        waitFor("To your registration");
        look("access-link");
        press("Open");
        waitFor(applicant.organization());
        assertThat(page.locator("main").innerText())
                .contains("Under review", applicant.email(), "Address confirmed");
        look("own-registration");
        lookInArabic("own-registration");
    }

    /** Comes into the console, where the day begins. */
    void signsInToTheConsole() {
        page.navigate(talanoa.baseUrl() + "/console");
        waitFor("Sign in");
        look("sign-in");
        lookInArabic("sign-in");
        page.locator("#username").fill(talanoa.staff("username"));
        page.locator("#password").fill(talanoa.staff("password"));
        press("Sign in");
        page.getByText("Needs a decision").first().waitFor();
        look("console");
        lookInArabic("console");
    }

    /** Finds the organization in the queue, reads it and decides, with some words. */
    void approves(Applicant applicant, String words) {
        page.navigate(talanoa.baseUrl() + "/console/registrations");
        waitFor("Registrations");
        look("queue");
        lookInArabic("queue");
        page.locator("#q").fill(applicant.organization());
        press("Find");
        page.locator("main table")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(applicant.organization()))
                .first()
                .click();
        page.locator("#reason-decision").fill(words);
        look("queue-one");
        page.locator("#approve").click();
        page.locator("#done").waitFor();
        look("queue-decided");
    }

    /** Looks at a page in this state, in English and from right to left. */
    void looksAt(PagesIT.State state) {
        var choice = (state.path().contains("?") ? "&" : "?") + "lang=";
        for (var language : List.of("en", "ar")) {
            page.navigate(talanoa.baseUrl() + state.path() + choice + language);
            state.act().accept(page);
            page.locator(state.sign()).first().waitFor();
            look(language.equals("ar") ? state.name() + "-ar" : state.name());
        }
    }

    /** The figures of the console that lead somewhere, by the address. */
    Map<String, Integer> figures() {
        page.navigate(talanoa.baseUrl() + "/console");
        var links = page.locator(FIGURES);
        var figures = new TreeMap<String, Integer>();
        for (int i = 0; i < links.count(); i++) {
            var link = links.nth(i);
            figures.put(link.getAttribute("href"), firstNumber(link.textContent()));
        }
        return figures;
    }

    /** How many each of these addresses lists. */
    Map<String, Integer> listedBehind(Set<String> addresses) {
        var listed = new TreeMap<String, Integer>();
        for (var address : addresses) {
            page.navigate(talanoa.baseUrl() + address);
            listed.put(address, listed(address));
        }
        return listed;
    }

    /** A list of points says what it counts, too: organizations where a figure counts them. */
    private int listed(String address) {
        if (address.startsWith("/console/points")) {
            var counted = address.contains("type=") ? "#organizations" : "#total";
            return firstNumber(page.locator(counted).textContent());
        }
        var rows = page.locator("main table tbody tr").count();
        var range = page.locator("#list").textContent();
        var total =
                range.equals("No registration") ? 0 : firstNumber(range.replaceAll(".* of ", ""));
        assertThat(rows).as(address).isEqualTo(Math.min(total, ROWS_OF_A_PAGE));
        return total;
    }

    private static int firstNumber(String text) {
        var first = text.replaceFirst("(?s)\\D*(\\d[\\d,]*).*", "$1");
        return Integer.parseInt(first.replace(",", ""));
    }

    /** Notes from now on when a card of today's page changes; what it shows now. */
    int watches(String card) {
        return (int)
                page.evaluate(
                        """
                        card => {
                          const number = () => [...document.querySelectorAll('dl.figures div')]
                              .find(one => one.querySelector('dt').textContent === card)
                              .querySelector('dd a').textContent;
                          window.shown = {};
                          new MutationObserver(() => { shown[number()] ??= Date.now(); })
                              .observe(document.querySelector('#figures'), {subtree: true, childList: true, characterData: true});
                          return parseInt(number().replaceAll(',', ''));
                        }\
                        """,
                        card);
    }

    /**
     * Waits until the watched card shows this; when it first did. A page loaded again knows not.
     */
    long seesFigure(String card, int number) {
        var text = String.format(Locale.ROOT, "%,d", number);
        page.locator("dl.figures div:has(dt:text-is('" + card + "')) a:text-is('" + text + "')")
                .waitFor(
                        new Locator.WaitForOptions()
                                .setTimeout((double) Waiting.DEADLINE.toMillis()));
        return ((Number) page.evaluate("text => shown[text]", text)).longValue();
    }

    /** What was away stands in the console of the browser, and is no fault of a page. */
    void forgivesThatPartsWereAway() {
        consoleErrors.removeIf(text -> text.contains("net::ERR_") || text.contains("status of 50"));
    }

    /** Opens a link that lets in, and reads how it stands. */
    void readsByLinkIn(CaughtMail mail, String... words) {
        page.navigate(mail.link());
        press("Open");
        page.locator("#history").waitFor();
        assertThat(page.locator("main").innerText()).contains(words);
        look("own-registration-approved");
        lookInArabic("own-registration-approved");
    }

    /** From here on reads in Arabic, on a phone. */
    void readsInArabicOnAPhone() {
        page.setViewportSize(Looks.PHONE, page.viewportSize().height);
        page.navigate(page.url().replaceFirst("[?#].*", "") + "?lang=ar");
    }

    /** Hands in two points, having forgotten things at first; the receipt that the page shows. */
    String handsIn(String first, String second) {
        var language = "ar".equals(page.locator("html").getAttribute("lang")) ? "-ar" : "";
        page.locator("main a[href$='/submissions/new']").click();
        page.locator("#submission").waitFor();
        look("submission-form" + language);
        field("points.0.text").fill(first);
        page.locator("#points-0 summary").first().click();
        page.locator("#points-0-objectives-12").check();
        page.locator("main [name=do][value=add]").click();
        field("points.1.text").fill(second);
        page.locator("main [name=do][value=send]").click();
        page.locator("main .errors").waitFor();
        look("submission-faults" + language);
        assertThat(field("points.0.text").inputValue()).isEqualTo(first);
        field("title").fill("At the border post");
        field("points.0.kind").first().check();
        field("points.1.kind").last().check();
        field("attribution").nth(1).check();
        page.locator("main [name=do][value=send]").click();
        page.locator("#receipt").waitFor();
        assertThat(page.locator("main").innerText()).contains(first, second, "At the border post");
        look("submission" + language);
        return page.locator("#receipt").innerText();
    }

    /** The sealed original, from the page of the receipt. */
    byte[] downloadsTheOriginal() {
        var link = page.locator("main a[href$='/original']");
        return page.request().get(talanoa.baseUrl() + link.getAttribute("href")).body();
    }

    /** Sees on the console that this was said, and looks at it alone. */
    void readsThePoint(String text) {
        page.navigate(talanoa.baseUrl() + "/console/points");
        page.locator("main article")
                .filter(new Locator.FilterOptions().setHasText(text))
                .last()
                .getByRole(AriaRole.LINK)
                .first()
                .click();
        waitFor("Point");
        assertThat(page.locator("main").innerText()).contains(text, "Type and country only");
        look("console-point");
        lookInArabic("console-point");
    }

    /** Sees a record in the console that a service could not handle. */
    void findsParked(String service, String key) {
        page.navigate(talanoa.baseUrl() + "/console/operations");
        parked(service, key).waitFor();
        assertThat(parked(service, key).innerText()).contains("Fault", "Exception");
        look("console-operations-parked");
        lookInArabic("console-operations-parked");
    }

    /** Has something done about it, and reads what came of it. */
    void acts(String act, String service, String key, String outcome) {
        var link = new Locator.LocatorOptions().setHasText(act);
        parked(service, key).locator("a", link).click();
        press(act);
        page.locator("#done").getByText(outcome).waitFor();
    }

    boolean seesParked(String service, String key) {
        page.navigate(talanoa.baseUrl() + "/console/operations");
        return parked(service, key).count() > 0;
    }

    private Locator parked(String service, String key) {
        var record = new Locator.FilterOptions().setHasText(key);
        return page.locator("#" + service + " li.parked").filter(record);
    }

    /** Opens a delegate's link, and reads the own entry and nobody else's. */
    void readsTheOwnEntry(CaughtMail mail, Applicant applicant) {
        page.navigate(mail.link());
        press("Open");
        waitFor(applicant.organization());
        assertThat(page.url()).contains("/entries/");
        assertThat(page.locator("main").innerText())
                .contains(applicant.delegateEmail())
                .doesNotContain(applicant.email(), "Hand in points");
        look("own-entry");
        lookInArabic("own-entry");
        page.getByRole(AriaRole.LINK, named("Erase")).click();
        page.locator("form#act").waitFor();
        look("own-entry-erasure");
        lookInArabic("own-entry-erasure");
    }

    /** Asks for everything to be erased, and is out. */
    void erasesEverything() {
        page.getByRole(AriaRole.LINK, named("Erase all personal data")).click();
        waitFor("Erase all personal data");
        look("own-erasure");
        press("Erase everything");
        waitFor("Personal data is erased");
        look("own-erased");
    }

    /** What an organization's browser shows to be let in. */
    String session() {
        return cookie("session");
    }

    /** What a secretary's browser shows to be let into the console. */
    String consoleSession() {
        return cookie("staff");
    }

    private String cookie(String name) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals(name))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }

    void signsOut() {
        press("Sign out");
        waitFor("Get a link to your registration");
    }

    void findsUsedUp(CaughtMail mail) {
        page.navigate(mail.link());
        press("Open");
        page.getByText("does not open anything any more").waitFor();
        look("access-link-used");
    }

    void asksForALink(Applicant applicant) {
        asksForALink(applicant.email());
    }

    void asksForALink(String email) {
        page.navigate(talanoa.baseUrl());
        page.getByRole(AriaRole.LINK, named("Get a link to your registration")).first().click();
        waitFor("Get a link to your registration");
        look("access");
        lookInArabic("access");
        page.locator("#email").fill(email);
        press("Send me a link");
        waitFor("Look into your mail");
        look("access-sent");
    }

    /** Types the first letters of a name, takes the entry that shows, and finds it filled in. */
    void choosesFromTheDirectory(String letters, String entry) {
        page.navigate(talanoa.baseUrl());
        page.getByRole(AriaRole.LINK, named("Start the form")).first().click();
        waitFor("Organization");
        var name = field("organization.name");
        name.pressSequentially(letters);
        if (!javaScript) press("Look it up in the directory");
        page.getByRole(AriaRole.RADIO, named(entry)).check();
        look("form-1-directory");
        goOn();
        waitFor("Who comes");
        page.getByRole(AriaRole.BUTTON, named("1. Organization")).click();
        waitFor("Organization");
        assertThat(name.inputValue()).isEqualTo(entry);
        assertThat(field("organization.type").inputValue()).isEqualTo("academia");
        assertThat(field("organization.country").inputValue()).isEqualTo("KI");
    }

    private void organization(Applicant applicant) {
        waitFor("Organization");
        look("form-1-organization");
        field("organization.name").fill(applicant.organization());
        field("organization.type").selectOption("civil_society");
        field("organization.country").selectOption("TH");
        goOn();
    }

    private void people(Applicant applicant) {
        waitFor("Who comes");
        look("form-2-people");
        field("focalPoint.givenName").fill(applicant.givenName());
        field("focalPoint.familyName").fill(applicant.familyName());
        field("focalPoint.email").fill(applicant.email());
        field("focalPoint.locale").selectOption("en");
        field("delegates.0.same").check();
        field("delegates.0.consultationIds").first().check();
        goOn();
    }

    /** What a review asks is the secretariat's affair; the first choice, or some words, will do. */
    private void answers() {
        if (!heading().equals("Your answers")) return;
        look("form-3-answers");
        for (var group : page.locator("main form fieldset fieldset").all()) {
            group.locator("input").first().check();
        }
        for (var line : page.locator("main form").locator("textarea, input[type=text]").all()) {
            line.fill("Some words");
        }
        goOn();
    }

    private void shown() {
        waitFor("How you are shown");
        look("form-4-shown");
        page.getByLabel("The organization and its people by name").check();
        goOn();
    }

    private void check() {
        waitFor("Check and send");
        look("form-5-check");
        field("consents.privacyNotice").check();
        field("consents.codeOfConduct").check();
        press("Send registration");
    }

    private void goOn() {
        var button = page.locator("main form button[name=do][value=next]");
        button.click();
    }

    private void press(String button) {
        page.getByRole(AriaRole.BUTTON, named(button)).click();
    }

    private Locator field(String name) {
        return page.locator("[name='" + name + "']:not([type=hidden])");
    }

    private String heading() {
        return page.locator("h1").innerText();
    }

    private void waitFor(String heading) {
        page.getByRole(AriaRole.HEADING, named(heading).setLevel(1)).waitFor();
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }

    private void look(String name) {
        if (javaScript) {
            Looks.at(page, name);
        } else {
            Looks.picture(page, Path.of("without-javascript", name + ".png"));
        }
        // A page that tells of a fault has a status which says so, too.
        consoleErrors.removeIf(text ->
                text.contains("the server responded with a status of 4")
                        && text.contains(" at " + page.url() + ":"));
        assertThat(consoleErrors).as("errors in the console on " + name).isEmpty();
    }

    /** From right to left, on a page that an address leads to. */
    private void lookInArabic(String name) {
        var address = page.url().replaceFirst("#.*", "");
        var choice = (address.contains("?") ? "&" : "?") + "lang=";
        page.navigate(address + choice + "ar");
        assertThat(page.locator("html").getAttribute("dir")).isEqualTo("rtl");
        look(name + "-ar");
        page.navigate(address + choice + "en");
    }

    @Override
    public void close() {
        page.context().close();
        assertThat(consoleErrors).as("errors in the console").isEmpty();
    }
}
