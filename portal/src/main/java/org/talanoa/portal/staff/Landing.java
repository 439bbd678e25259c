package org.talanoa.portal.staff;

import java.util.regex.Pattern;

/**
 * Where somebody lands who has signed in: where she wanted to go, but nowhere out of the console.
 */
public final class Landing {
    private static final Pattern OURS = Pattern.compile("/console(?:[/?][!-\\[\\]-~]*)?");

    private Landing() {}

    public static String of(String wanted) {
        return OURS.matcher(wanted).matches() ? wanted : "/console";
    }
}
