package org.talanoa.registration;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.regex;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;

/**
 * Words as they are searched and compared: without case, accents and punctuation. They are stored
 * beside what they are made of, for the embedded store has no text index and no collation.
 */
public final class PlainWords {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** More words make a search no better. */
    private static final int MOST = 10;

    private PlainWords() {}

    /** The words of a text, in their order. */
    public static List<String> of(String text) {
        var apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var plain = MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
        return BETWEEN.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
    }

    /**
     * Finds documents whose words, stored in this field, begin with each of those that were typed;
     * none if what was typed holds no word.
     */
    public static Bson allBegin(String field, String typed) {
        var words = of(typed).stream().limit(MOST).map(word -> regex(field, "^" + word)).toList();
        return words.isEmpty() ? exists("_id", false) : and(words);
    }
}
