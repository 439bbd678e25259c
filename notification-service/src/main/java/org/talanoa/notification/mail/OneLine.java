package org.talanoa.notification.mail;

import java.util.regex.Pattern;

/**
 * Text from a form, made harmless for a line of a mail: no line breaks, which would begin a header,
 * no marks that turn the direction of what follows, not endless.
 */
final class OneLine {
    private static final Pattern BREAKS =
            Pattern.compile(
                    "[\\p{Cc}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\s]+");

    private OneLine() {}

    static String of(String text, int longest) {
        var line = BREAKS.matcher(text).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) <= longest) return line;
        return line.substring(0, line.offsetByCodePoints(0, longest - 1)).strip() + "…";
    }
}
