package org.talanoa.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.notice.Template;
import org.talanoa.kit.KitSettings;
import org.talanoa.notification.Given;
import org.talanoa.notification.contact.Contact;
import org.talanoa.notification.review.ReviewTitle;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class LetterTest {
    private static final String LINK = "http://localhost:8080/registrations/r/confirm?token=t";
    private final LetterWriter letters = new LetterWriter(new Pages(kit()));

    private static KitSettings kit() {
        var mongodb = new KitSettings.Mongodb("letters", false);
        var outbox = new KitSettings.Outbox(Duration.ofMinutes(1));
        return new KitSettings("key", "http://localhost:8080/", 0, mongodb, outbox);
    }

    @ParameterizedTest
    @MethodSource("allLetters")
    void the_link_stands_alone_on_its_line(Template template, String language) {
        var text = TextPart.of(letter(template, language, "Lagoon Voices"));
        assertThat(text.lines().filter(line -> line.startsWith("http"))).containsExactly(LINK);
    }

    static Stream<Arguments> allLetters() {
        return Stream.of(Template.values())
                .flatMap(template ->
                        Stream.of("en", "fr", "es", "ru", "zh", "ar", "to")
                                .map(language -> Arguments.of(template, language)));
    }

    @ParameterizedTest
    @MethodSource("allLetters")
    void every_sentence_is_there_and_filled_in(Template template, String language) {
        var letter = letter(template, language, "Lagoon Voices");
        assertThat(TextPart.of(letter) + letter.subject() + letter.preheader())
                .contains("Lagoon Voices", "TAL-7K2P-QX4M")
                .doesNotContain("{0}", "{1}", "{2}", "{3}", "''", "Tala ", "Fonoti");
    }

    @ParameterizedTest
    @CsvSource({"en,for 15 minutes", "fr,dans les 15 minutes"})
    void who_sent_the_form_again_learns_what_exists(String language, String minutes) {
        var text = words(letter(Template.ALREADY_REGISTERED, language, "Lagoon Voices"));
        assertThat(text)
                .contains("TAL-7K2P-QX4M", "Lagoon Voices", minutes)
                .contains("(http://localhost:8080/access)");
        assertThat(text)
                .containsAnyOf(
                        "each organization needs an address of its own",
                        "chaque organisation a besoin d’une adresse à elle");
        assertThat(text).containsAnyOf("nothing needs to be done", "il n’y a rien à faire");
    }

    @ParameterizedTest
    @CsvSource({"en,for 15 minutes", "fr,dans les 15 minutes"})
    void who_asked_for_a_link_learns_how_long_it_works(String language, String minutes) {
        var text = words(letter(Template.ACCESS_LINK, language, "Lagoon Voices"));
        assertThat(text).contains("(http://localhost:8080/access)", minutes);
        assertThat(text).containsAnyOf("nothing needs to be done", "il n’y a rien à faire");
    }

    private static String words(Letter letter) {
        return TextPart.of(letter).replaceAll("\\s+", " ");
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
    @MethodSource("allLetters")
    void the_html_says_the_same_and_takes_nothing_for_markup(Template template, String language) {
        var html = html(letter(template, language, "Lagoon <b>Voices</b> & others"));
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
        return letter(Template.CONFIRM_ADDRESS, language, organization);
    }

    private Letter letter(Template template, String language, String organization) {
        var languages = List.of(new LanguageTag("en"), new LanguageTag("fr"));
        var review = new ReviewTitle(Given.title(), languages);
        return letters.write(
                MailTest.notice(template), contact(language, organization), review, LINK);
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
