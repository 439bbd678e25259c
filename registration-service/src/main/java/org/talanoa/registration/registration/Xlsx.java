package org.talanoa.registration.registration;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a sheet of a workbook: numbers and moments (in UTC) are such, everything else is text and
 * nothing else, however it begins. The first row stays in sight.
 */
final class Xlsx implements Table {
    private static final String MOMENT = "yyyy-mm-dd hh:mm:ss";
    private static final int ROWS_KEPT = 100;

    private final Workbook book;
    private final Worksheet sheet;
    private int row;

    Xlsx(OutputStream to, String name) {
        book = new Workbook(to, "Talanoa", null);
        sheet = book.newWorksheet(name);
        sheet.freezePane(0, 1);
    }

    @Override
    public void row(@Nullable Object... values) throws IOException {
        for (int column = 0; column < values.length; column++) {
            var value = values[column];
            if (value != null) cell(column, value);
        }
        row++;
        if (row % ROWS_KEPT == 0) sheet.flush();
    }

    private void cell(int column, Object value) {
        switch (value) {
            case Number number -> sheet.value(row, column, number);
            case Instant instant -> {
                sheet.value(row, column, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
                sheet.style(row, column).format(MOMENT).set();
            }
            // In its place: the table of shared texts would be kept until the end.
            default -> sheet.inlineString(row, column, value.toString());
        }
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
