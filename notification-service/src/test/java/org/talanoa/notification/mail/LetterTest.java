package org.talanoa.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.notification.Given;
import org.talanoa.notification.contact.Contact;
import org.talanoa.notification.review.ReviewTitle;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class LetterTest {
    private static final String LINK = "http://localhost:8080/registrations/r/confirm?token=t";
    private final LetterWriter letters = new LetterWriter();

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "ru", "zh", "ar", "to"})
    void the_link_stands_alone_on_its_line(String language) {
        var text = TextPart.of(letter(language, "Lagoon Voices"));
        assertThat(text.lines().filter(line -> line.contains(LINK))).containsExactly(LINK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void an_unproven_address_gets_no_word_of_the_form_but_the_organization(String language) {
        var letter = letter(language, "Lagoon Voices");
        assertThat(TextPart.of(letter) + letter.subject())
                .contains("Lagoon Voices", "TAL-7K2P-QX4M")
                .doesNotContain("Tala ", "Fonoti", "@example.org", "{0}", "{1}", "''");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void the_html_says_the_same_and_takes_nothing_for_markup(String language) {
        var html = html(letter(language, "Lagoon <b>Voices</b> & others"));
        assertThat(html)
                .contains("href=\"" + LINK + "\"", "Lagoon &lt;b&gt;Voices&lt;/b&gt; &amp; others")
                .doesNotContain(" th:", "http-equiv", "<script");
        assertThat(html.contains("dir=\"rtl\"")).isEqualTo(language.equals("ar"));
    }

    private static String html(Letter letter) {
        var files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        return new HtmlPart(engine).of(letter);
    }

    @Test
    void an_organization_cannot_write_headers_or_lines() {
        var letter = letter("en", "Voices\r\nBcc: all@example.org\n\nhttp://example.org\u202E");
        assertThat(letter.subject())
                .isEqualTo("Confirm your address: Voices Bcc: all@example.org http://example.org");
        assertThat(TextPart.of(letter).lines().filter(line -> line.startsWith("Bcc"))).isEmpty();
    }

    @Test
    void a_long_name_is_cut_between_characters() {
        var subject = letter("en", "🌊".repeat(300)).subject();
        assertThat(subject.codePointCount(0, subject.length())).isLessThan(120);
        assertThat(subject).endsWith("🌊…");
    }

    @Test
    void lines_of_the_text_are_short_except_the_link() {
        assertThat(TextPart.of(letter("fr", "Voix du lagon ".repeat(20))).lines())
                .filteredOn(line -> !line.equals(LINK))
                .allMatch(line -> line.length() <= 72);
    }

    @Test
    void a_review_that_is_not_held_in_french_writes_in_english_and_says_so() {
        var english = new ReviewTitle(Given.title(), List.of(new LanguageTag("en")));
        var letter = letters.write(MailTest.notice(), contact("fr", "Voices"), english, LINK);
        assertThat(letter.subject()).startsWith("Confirm");
        assertThat(TextPart.of(letter)).startsWith("Ce message n’existe");
    }

    @Test
    void both_languages_have_the_same_sentences() throws Exception {
        var english = bundle("/mail.properties");
        english.stringPropertyNames().stream()
                .filter(name -> name.startsWith("other-language."))
                .forEach(english::remove);
        assertThat(bundle("/mail_fr.properties").stringPropertyNames())
                .isEqualTo(english.stringPropertyNames());
    }

    private static Properties bundle(String name) throws Exception {
        var bundle = new Properties();
        try (var file = LetterTest.class.getResourceAsStream(name)) {
            bundle.load(
                    new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
        }
        return bundle;
    }

    private Letter letter(String language, String organization) {
        var languages = List.of(new LanguageTag("en"), new LanguageTag("fr"));
        var review = new ReviewTitle(Given.title(), languages);
        return letters.write(MailTest.notice(), contact(language, organization), review, LINK);
    }

    private static Contact contact(String language, String organization) {
        return new Contact(
                "Tala",
                "Fonoti",
                "tala@example.org",
                new LanguageTag(language),
                organization,
                null,
                null);
    }
}
