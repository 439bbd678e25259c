package org.talanoa.registration.registration;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as RFC 4180 writes them, safe to open in a spreadsheet. */
final class Csv implements Table {
    private final Writer text;

    Csv(OutputStream to) {
        text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
    }

    @Override
    public void row(@Nullable Object... values) throws IOException {
        text.append(Arrays.stream(values).map(Csv::field).collect(Collectors.joining(",")))
                .append("\r\n");
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
    public void close() throws IOException {
        text.close();
    }
}
