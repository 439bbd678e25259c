package org.talanoa.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

@NotificationTest
class NamesInMailsTest {
    private final Inbox inbox = Inbox.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "L'Autre {0} ${1+1} <b>Voix</b>",
                "L’Autre {0} ${1+1} <b>Voix</b>",
                "Voices =?UTF-8?Q?=E2=80=AE?= of the lagoon, and of all who live around it",
                "Voix =?UTF-8?Q?=E2=80=AE?= d’une lagune"
            })
    void a_name_arrives_as_it_was_written_in_the_subject_and_in_both_texts(String name) {
        var mail = inbox.awaitTo(Given.registration("en").named(name).arrives().email());
        assertThat(mail.subject()).isEqualTo("Confirm your address: " + name);
        assertThat(mail.text().replaceAll("\\s+", " ")).contains("Organization: " + name);
        assertThat(mail.html()).contains(HtmlUtils.htmlEscape(name, "UTF-8"));
    }
}
