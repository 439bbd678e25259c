package org.talanoa.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Who reads a page: in which language and, as far as known, in which time zone. Controllers take it
 * as a parameter.
 *
 * @param zone null until the browser or the reader has said so
 */
public record Reader(Locale locale, @Nullable ZoneId zone, Theme theme) {
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** The reader's own; while that is not known, UTC, by that name. */
    public ZoneId zoneOrUtc() {
        return zone == null ? UTC : zone;
    }

    /** How a page is coloured. */
    public enum Theme {
        LIGHT,
        DARK,
        AUTO
    }

    static Reader of(HttpServletRequest request) {
        var theme = Preferences.chosen(request, Preferences.THEME);
        return new Reader(
                LocaleContextHolder.getLocale(),
                Preferences.zoneOf(Preferences.chosen(request, Preferences.ZONE)),
                switch (theme == null ? "" : theme) {
                    case "light" -> Theme.LIGHT;
                    case "dark" -> Theme.DARK;
                    default -> Theme.AUTO;
                });
    }
}
