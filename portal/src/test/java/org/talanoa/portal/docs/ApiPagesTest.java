package org.talanoa.portal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.talanoa.portal.PortalTest;

class ApiPagesTest extends PortalTest {
    @Test
    void a_call_is_shown_with_what_it_takes_and_answers() {
        var call = browser().get("/docs/api").page().expectFirst("details:has(> #decide)");
        assertThat(call.expectFirst("h3").text()).isEqualTo("Approve or decline a registration");
        assertThat(call.text())
                .contains("POST /api/v1/registrations/{registrationId}/decision")
                .contains("Needs: registrations:write")
                .contains("If-Match header · string")
                .contains("ADDRESS_NOT_CONFIRMED ALREADY_DECIDED WITHDRAWN ORGANIZATION_APPROVED");
        assertThat(call.select("a[href=#form-NewDecision]")).isNotEmpty();
        assertThat(call.expectFirst("pre").wholeText())
                .startsWith("POST /api/v1/registrations/0199a6a0-0000-7000-8000-000000000001/")
                .contains("\"decision\" : \"APPROVE\"");
    }

    @Test
    void a_form_is_shown_with_its_fields_and_their_bounds() {
        var form = browser().get("/docs/api").page().expectFirst("#form-NewRegistration");
        assertThat(form.text())
                .contains("organization.name string (at most 200")
                .contains("delegates NewDelegate[] (at least 1, at most 50) · needed");
    }

    @Test
    void every_link_within_the_page_leads_somewhere() {
        var page = browser().get("/docs/api").page();
        var links = page.select("main a[href^=#]").eachAttr("href");
        assertThat(links).hasSizeGreaterThan(300);
        assertThat(links)
                .allSatisfy(link -> assertThat(page.getElementById(link.substring(1))).isNotNull());
    }

    @Test
    void the_start_leads_to_calls_and_events_from_the_foot_of_every_page() {
        assertThat(browser().get("/privacy").page().select("footer a[href=/docs]")).hasSize(1);
        assertThat(browser().get("/docs").page().select("main a").eachAttr("href"))
                .containsExactly(
                        "/docs/api",
                        "/api/v1/openapi.json",
                        "/docs/events",
                        "/api/v1/asyncapi.json");
    }
}
