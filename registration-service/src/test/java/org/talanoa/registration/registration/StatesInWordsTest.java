package org.talanoa.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.contracts.seat.SeatState;
import org.talanoa.kit.security.Actor;

/** What this service tells of a registration, the portal has words for. */
class StatesInWordsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "_fr", "_es", "_ru", "_zh", "_ar"})
    void every_state_and_all_that_can_happen_has_words_in_every_language(String language)
            throws IOException {
        assertThat(words(language).stringPropertyNames())
                .containsAll(
                        Stream.of(
                                        keys(RegistrationStatus.class, "registration.%s"),
                                        keys(RegistrationStatus.class, "registration.%s.words"),
                                        keys(RegistrationStatus.class, "entry.%s.words"),
                                        keys(SeatState.class, "seat.%s"),
                                        keys(SeatState.class, "seat.%s.words"),
                                        keys(HistoryEntry.What.class, "history.%s"),
                                        keys(Actor.By.class, "history.by.%s"))
                                .flatMap(keys -> keys)
                                .toList());
    }

    private static <E extends Enum<E>> Stream<String> keys(Class<E> states, String key) {
        return Arrays.stream(states.getEnumConstants()).map(state -> key.formatted(state.name()));
    }

    private static Properties words(String language) throws IOException {
        var all = new Properties();
        for (var bundle : new String[] {"messages", "words/own"}) {
            var file = "../portal/src/main/resources/" + bundle + language + ".properties";
            try (var words = Files.newBufferedReader(Path.of(file))) {
                all.load(words);
            }
        }
        return all;
    }
}
