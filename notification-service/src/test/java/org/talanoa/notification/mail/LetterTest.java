package org.talanoa.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.web.util.HtmlUtils;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.contact.ContactRecord;
import org.talanoa.contracts.notice.Template;
import org.talanoa.contracts.review.ConsultationFacts;
import org.talanoa.kit.KitSettings;
import org.talanoa.notification.Given;
import org.talanoa.notification.consultation.KnownConsultation;
import org.talanoa.notification.contact.Contact;
import org.talanoa.notification.review.ReviewTitle;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class LetterTest {
    private static final String LINK = "http://localhost:8080/registrations/r/confirm?token=t";
    private static final Instant NOON = Instant.parse("2027-11-02T12:00:00Z");
    private static final String WORDS = "Not <b>this</b> time.\nhttp://example.org";
    private static final KnownConsultation CONSULTATION =
            new KnownConsultation(
                    new ConsultationId("consultation"),
                    2,
                    3,
                    LocalizedText.of(Map.of("en", "Consultation 3")),
                    LocalDate.of(2027, 12, 15),
                    LocalTime.of(11, 0),
                    LocalTime.of(14, 0),
                    ZoneId.of("Asia/Bangkok"),
                    ConsultationFacts.Mode.HYBRID);
    private final LetterWriter letters = new LetterWriter(new Pages(kit()));

    private static KitSettings kit() {
        var mongodb = new KitSettings.Mongodb("letters", false);
        var nobodysKey = new ByteArrayResource(new byte[0]);
        var outbox = new KitSettings.Outbox(Duration.ofMinutes(1));
        return new KitSettings("key", "http://localhost:8080/", nobodysKey, 0, mongodb, outbox);
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
                .doesNotContain("{0}", "{1}", "{2}", "{3}", "{4}", "{5}", "''", "Tala ", "Fonoti");
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

    @ParameterizedTest
    @MethodSource("allLetters")
    void a_name_is_told_as_it_was_written_whatever_it_looks_like(
            Template template, String language) {
        var name = "L'Autre {0} ''{1}'' ${1+1} *{2} #{why} [[3]] <b>%s</b> \\u0041 &amp;";
        var plain = letter(template, language, "Voices");
        var letter = letter(template, language, name);
        assertThat(letter.subject()).isEqualTo(plain.subject().replace("Voices", name));
        assertThat(words(letter)).isEqualTo(words(plain).replace("Voices", name)).contains(name);
        assertThat(html(letter))
                .isEqualTo(html(plain).replace("Voices", HtmlUtils.htmlEscape(name)));
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
        var letter =
                letters.write(
                        List.of(told(Template.CONFIRM_ADDRESS)),
                        contact("fr", "Voices"),
                        english,
                        LINK);
        assertThat(letter.subject()).startsWith("Confirm");
        assertThat(TextPart.of(letter)).startsWith("Ce message n’existe");
    }

    @Test
    void all_languages_have_the_same_sentences() throws Exception {
        var english = bundle("/mail.properties");
        english.stringPropertyNames().stream()
                .filter(name -> name.startsWith("other-language."))
                .forEach(english::remove);
        for (var other : List.of("/mail_fr.properties", "/mail_ar.properties")) {
            assertThat(bundle(other).stringPropertyNames())
                    .isEqualTo(english.stringPropertyNames());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void an_offer_names_until_when_and_where_that_is(String language) {
        var text = words(letter(Template.SEAT_OFFERED, language, "Lagoon Voices"));
        assertThat(text).contains("2027", "17:30", "Bangkok", "(UTC+7)", "Consultation 3");
    }

    @Test
    void a_consultation_is_told_with_its_day_and_hours() {
        assertThat(words(letter(Template.SEAT_CONFIRMED, "en", "Lagoon Voices")))
                .contains("Wednesday 15 December 2027, 11:00 to 14:00 in Bangkok (UTC+7)")
                .contains("consultation-3.ics");
        assertThat(words(letter(Template.SEAT_CONFIRMED, "ar", "Lagoon Voices")))
                .contains("15 ديسمبر 2027، من 11:00 إلى 14:00");
    }

    @Test
    void the_words_of_the_secretariat_are_quoted_and_change_nothing_else() {
        var letter = letter(Template.REGISTRATION_DECLINED, "en", "Lagoon Voices");
        assertThat(TextPart.of(letter)).contains("> Not <b>this</b> time.\n> http://example.org\n");
        assertThat(html(letter)).contains("Not &lt;b&gt;this&lt;/b&gt; time.");
    }

    @Test
    void why_a_consultation_was_changed_is_told() {
        var text = TextPart.of(letter(Template.CONSULTATION_CHANGED, "fr", "Lagoon Voices"));
        assertThat(text).contains("> The hall is closed.");
    }

    @Test
    void arabic_reads_from_right_to_left() {
        var html = html(letter(Template.RECEIPT, "ar", "Lagoon Voices"));
        assertThat(html).contains("<html lang=\"ar\" dir=\"rtl\">", "وصلنا تسجيلكم");
    }

    @Test
    void several_things_make_one_letter_with_the_subject_of_the_first() {
        var told =
                Told.worthTelling(
                        List.of(
                                told(Template.SEAT_CONFIRMED),
                                told(Template.REGISTRATION_APPROVED)),
                        NOON);
        var review = new ReviewTitle(Given.title(), List.of());
        var letter = letters.write(told, contact("en", "Lagoon Voices"), review, LINK);
        assertThat(letter.subject()).isEqualTo("Approved: Lagoon Voices");
        assertThat(letter.sections())
                .extracting(Letter.Section::headline)
                .containsExactly("Your organization is approved", "You have a seat");
        assertThat(html(letter)).contains("You have a seat", "Bangkok");
    }

    @Test
    void of_one_seat_only_the_newest_is_told_and_no_offer_that_has_ended() {
        var waits = told(Template.SEAT_WAITLISTED);
        var offered = told(Template.SEAT_OFFERED);
        var approved = told(Template.REGISTRATION_APPROVED);
        assertThat(Told.worthTelling(List.of(waits, offered), NOON)).hasSize(1);
        var late = MailTest.OFFER_ENDS.plusSeconds(1);
        assertThat(Told.worthTelling(List.of(offered, approved), late)).containsExactly(approved);
    }

    @Test
    void calendars_follow_by_the_same_event_in_a_newer_version() throws Exception {
        var english = new LanguageTag("en");
        var sender = new InternetAddress("secretariat@example.org", "Review: secretariat");
        var seat = CalendarEntry.of(told(Template.SEAT_CONFIRMED), english, sender);
        assertThat(seat.content())
                .contains("ORGANIZER;CN=\"Review: secretariat\":mailto:secretariat@example.org")
                .contains("METHOD:PUBLISH", "UID:consultation.r.p@talanoa", "SEQUENCE:2")
                .contains("DTSTART;TZID=Asia/Bangkok:20271215T110000", "BEGIN:VTIMEZONE");
        var cancelled = CalendarEntry.of(told(Template.CONSULTATION_CANCELLED), english, sender);
        assertThat(cancelled.content())
                .contains("METHOD:CANCEL", "UID:consultation.r.p@talanoa", "SEQUENCE:3")
                .contains("ORGANIZER;")
                .contains("STATUS:CANCELLED");
    }

    private static Told told(Template template) {
        var notice = MailTest.notice(template);
        return new Told(notice, notice.about() == null ? null : CONSULTATION);
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
        var languages = Stream.of("en", "fr", "ar").map(LanguageTag::new).toList();
        var review = new ReviewTitle(Given.title(), languages);
        return letters.write(
                List.of(told(template)), contact(language, organization), review, LINK);
    }

    private static Contact contact(String language, String organization) {
        return new Contact(
                "Tala",
                "Fonoti",
                "tala@example.org",
                new LanguageTag(language),
                organization,
                null,
                null,
                3L,
                List.of(new ContactRecord.Words(NOON, WORDS)));
    }
}
