package org.talanoa.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talanoa.portal.remote.Service;

class BundlesTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private static final List<String> BUNDLES =
            List.of(
                    "/messages",
                    "/words/signin",
                    "/words/queue",
                    "/words/own",
                    "/words/consultations",
                    "/words/figures",
                    "/words/submissions",
                    "/words/events",
                    "/words/operations",
                    "/words/docs");

    /** Of the confirmation, which has words of its own. */
    private static final Set<String> NOT_IN_A_FORM =
            Set.of("fault.TOKEN_INVALID", "fault.LANGUAGE_TAG_INVALID");

    @ParameterizedTest
    @ValueSource(strings = {"_fr", "_es", "_ru", "_zh", "_ar"})
    void every_language_says_the_same_things_with_the_same_parts(String language)
            throws IOException {
        var english = bundle("");
        var other = bundle(language);
        assertThat(new TreeSet<>(other.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (var key : english.stringPropertyNames()) {
            assertThat(places(other, key)).as(key).isEqualTo(places(english, key));
            assertThat(other.getProperty(key)).as(key).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_fr", "_es", "_ru", "_zh", "_ar"})
    void no_straight_apostrophe_swallows_what_follows_it(String language) throws IOException {
        var bundle = bundle(language);
        for (var key : bundle.stringPropertyNames()) {
            if (!key.startsWith("date.")) { // patterns of java.time quote with it
                assertThat(bundle.getProperty(key)).as(key).doesNotContain("'");
            }
        }
    }

    @Test
    void every_language_of_the_menu_has_its_bundle() throws IOException {
        for (var language : Languages.ALL) {
            assertThat(bundle(language.tag().equals("en") ? "" : "_" + language.tag()))
                    .isNotEmpty();
        }
    }

    @Test
    void each_part_that_is_away_is_named() throws IOException {
        var english = bundle("");
        assertThat(Service.values())
                .extracting(service -> english.getProperty(ErrorPage.away(service).wordsKey()))
                .doesNotContainNull()
                .doesNotContain(english.getProperty("error.away.words"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registration-service/src/main/resources/messages.properties",
                "service-kit/src/main/resources/kit-messages.properties"
            })
    void whatever_the_service_refuses_in_a_form_is_told_in_our_own_words(String file)
            throws IOException {
        var ours = bundle("").stringPropertyNames();
        try (var words = Files.newBufferedReader(Path.of("..", file))) {
            var theirs = new Properties();
            theirs.load(words);
            assertThat(theirs.stringPropertyNames())
                    .filteredOn(key -> key.startsWith("fault.") && !NOT_IN_A_FORM.contains(key))
                    .isNotEmpty()
                    .isSubsetOf(ours);
        }
    }

    private static Set<String> places(Properties bundle, String key) {
        var places = new TreeSet<String>();
        PLACE.matcher(bundle.getProperty(key))
                .results()
                .map(MatchResult::group)
                .forEach(places::add);
        return places;
    }

    private static Properties bundle(String language) throws IOException {
        var bundle = new Properties();
        for (var name : BUNDLES) {
            var file = BundlesTest.class.getResourceAsStream(name + language + ".properties");
            try (var words =
                    new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8)) {
                bundle.load(words);
            }
        }
        return bundle;
    }
}
