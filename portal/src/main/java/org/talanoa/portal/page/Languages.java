package org.talanoa.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The six languages of the pages: as just chosen, else as chosen before (cookie), else as the
 * browser prefers, else English.
 */
@Component("localeResolver")
public class Languages implements LocaleResolver {
    /** In this order in every menu, each named in itself. */
    static final List<Language> ALL =
            List.of(
                    new Language("en", "English"),
                    new Language("fr", "Français"),
                    new Language("es", "Español"),
                    new Language("ru", "Русский"),
                    new Language("zh", "中文"),
                    new Language("ar", "العربية"));

    private static final List<Locale> LOCALES =
            ALL.stream().map(language -> Locale.of(language.tag())).toList();

    /** A language and its own name for itself. */
    public record Language(String tag, String name) {}

    /** The languages a person can choose for what we write to her. */
    public static List<Language> all() {
        return ALL;
    }

    static boolean isOne(@Nullable String tag) {
        return ALL.stream().anyMatch(language -> language.tag().equals(tag));
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var chosen = Preferences.chosen(request, Preferences.LANGUAGE);
        if (isOne(chosen)) {
            return Locale.of(chosen);
        }
        var header = request.getHeader("Accept-Language");
        if (header == null) {
            return Locale.ENGLISH;
        }
        try {
            var found = Locale.lookup(Locale.LanguageRange.parse(header), LOCALES);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH; // a browser that writes nonsense still gets a page
        }
    }

    @Override
    public void setLocale(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable Locale locale) {
        throw new UnsupportedOperationException("Preferences sets the cookie");
    }
}
