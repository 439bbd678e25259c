package org.talanoa.registration;

import java.util.Locale;
import java.util.Set;
import org.talanoa.contracts.CountryCode;

/** The country codes that there are (ISO 3166-1 alpha-2, as the JDK knows them). */
public final class Countries {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private Countries() {}

    public static boolean has(CountryCode code) {
        return CODES.contains(code.value());
    }
}
