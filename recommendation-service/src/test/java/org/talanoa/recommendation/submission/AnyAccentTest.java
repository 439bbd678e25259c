package org.talanoa.recommendation.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnyAccentTest {
    private static final int MOST_THAT_MONGODB_TAKES = 32_764;

    /** Eighteen letters in one character. */
    private static final String A_SENTENCE = "\uFDFA";

    @Test
    void no_word_is_too_long_for_the_database_whatever_its_letters() {
        var worst =
                IntStream.rangeClosed(0, Character.MAX_VALUE)
                        .filter(Character::isLetter)
                        .mapToObj(Character::toString)
                        .filter(letter -> Normalizer.isNormalized(letter, Normalizer.Form.NFKD))
                        .max(Comparator.comparingInt(AnyAccentTest::bytes))
                        .orElseThrow();
        for (var letter : List.of(worst, A_SENTENCE)) {
            assertThat(bytes(letter.repeat(100))).as(letter).isLessThan(MOST_THAT_MONGODB_TAKES);
        }
    }

    @Test
    void a_character_that_stands_for_many_letters_finds_all_of_them() {
        assertThat("صلى الله عليه وسلم").containsPattern(AnyAccent.containing(A_SENTENCE));
    }

    private static int bytes(String word) {
        return AnyAccent.containing(word).pattern().getBytes(StandardCharsets.UTF_8).length;
    }
}
