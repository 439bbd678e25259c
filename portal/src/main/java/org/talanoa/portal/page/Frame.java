package org.talanoa.portal.page;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * What stands around every page.
 *
 * @param darkMedia when the dark colours hold, as the style sheet's {@code media}; null for never
 * @param here path of this page
 * @param query what was asked of this page beside its language, as it stands in the address
 */
public record Frame(
        String lang,
        String dir,
        String languageName,
        List<Languages.Language> languages,
        String theme,
        @Nullable String darkMedia,
        String here,
        String query,
        List<Zone> zones,
        @Nullable String zone) {

    /** A time zone to choose, by its best known city. */
    public record Zone(String id, String city) {}

    /** One for each clock of the region, and those from which the organizers work. */
    private static final List<String> ZONES =
            List.of(
                    "Pacific/Apia",
                    "Pacific/Tarawa",
                    "Pacific/Fiji",
                    "Pacific/Auckland",
                    "Australia/Sydney",
                    "Pacific/Port_Moresby",
                    "Asia/Tokyo",
                    "Asia/Seoul",
                    "Asia/Shanghai",
                    "Asia/Manila",
                    "Asia/Ulaanbaatar",
                    "Asia/Jakarta",
                    "Asia/Bangkok",
                    "Asia/Yangon",
                    "Asia/Dhaka",
                    "Asia/Kathmandu",
                    "Asia/Kolkata",
                    "Asia/Colombo",
                    "Asia/Tashkent",
                    "Asia/Almaty",
                    "Asia/Karachi",
                    "Asia/Kabul",
                    "Asia/Tehran",
                    "Asia/Riyadh",
                    "Europe/Moscow",
                    "Europe/Zurich",
                    "UTC",
                    "America/New_York");

    static Frame of(Reader reader, MessageSource words, String here, String query) {
        var lang = reader.locale().getLanguage();
        var dates = new Dates(words, reader);
        return new Frame(
                lang,
                lang.equals("ar") ? "rtl" : "ltr",
                Languages.ALL.stream()
                        .filter(language -> language.tag().equals(lang))
                        .findFirst()
                        .orElseThrow()
                        .name(),
                Languages.ALL,
                reader.theme().name().toLowerCase(Locale.ROOT),
                switch (reader.theme()) {
                    case LIGHT -> null;
                    case DARK -> "screen";
                    case AUTO -> "screen and (prefers-color-scheme: dark)";
                },
                here,
                query,
                zones(reader.zone()).map(id -> new Zone(id, dates.city(ZoneId.of(id)))).toList(),
                reader.zone() == null ? null : reader.zone().getId());
    }

    /** The address of this same page in another language. */
    public String in(Languages.Language language) {
        return "?" + (query.isEmpty() ? "" : query + "&") + "lang=" + language.tag();
    }

    /** The address of this same page, to come back to after a choice. */
    public String back() {
        return query.isEmpty() ? here : here + "?" + query;
    }

    private static Stream<String> zones(@Nullable ZoneId own) {
        return own == null || ZONES.contains(own.getId())
                ? ZONES.stream()
                : Stream.concat(Stream.of(own.getId()), ZONES.stream());
    }
}
