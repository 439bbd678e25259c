package org.talanoa.recommendation.submission;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds a word in a text whatever the case and the accents of either: a letter stands for all that
 * are this letter with a mark. So texts need not be stored a second time without theirs.
 */
final class AnyAccent {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Map<String, String> MARKED = marked();

    /**
     * By how many letters a word is found; what follows them does not matter. MongoDB takes
     * patterns up to 32,764 bytes, a letter needs about 200, and one character can stand for 18
     * letters.
     */
    private static final int MOST = 100;

    private AnyAccent() {}

    static Pattern containing(String word) {
        var letters =
                plain(word)
                        .codePoints()
                        .limit(MOST)
                        .mapToObj(Character::toString)
                        .map(AnyAccent::any)
                        .collect(Collectors.joining());
        return Pattern.compile(letters, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String any(String letter) {
        var quoted = Pattern.quote(letter);
        var marked = MARKED.get(letter);
        return (marked == null ? quoted : "(?:" + quoted + "|[" + marked + "])") + "\\p{M}*";
    }

    private static String plain(String text) {
        var apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** By letter all letters that are this one without their mark. */
    private static Map<String, String> marked() {
        var marked = new HashMap<String, String>();
        for (int point = 0; point <= Character.MAX_VALUE; point++) {
            if (!Character.isLetter(point)) continue;
            var letter = Character.toString(point);
            var plain = plain(letter);
            var same = plain.equals(letter.toLowerCase(Locale.ROOT));
            if (!same && plain.codePointCount(0, plain.length()) == 1) {
                marked.merge(plain, letter, String::concat);
            }
        }
        return marked;
    }
}
