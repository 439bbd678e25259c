package org.talanoa.registration.registration;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as RFC 4180 writes them, safe to open in a spreadsheet. */
final class Csv {
    private final StringBuilder text = new StringBuilder();

    void row(@Nullable Object... values) {
        text.append(Arrays.stream(values).map(Csv::field).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** Several values in one field. */
    static String several(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String field(@Nullable Object value) {
        if (value == null) return "";
        var plain = value.toString();
        // A spreadsheet would take these beginnings for a formula, and what somebody typed into a
        // form would be carried out.
        if (!plain.isEmpty() && "=+-@\t\r\n".indexOf(plain.charAt(0)) >= 0) plain = "'" + plain;
        var quoted = plain.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return quoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
