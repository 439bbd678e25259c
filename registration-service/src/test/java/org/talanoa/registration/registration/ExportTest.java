package org.talanoa.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.talanoa.testkit.Tokens;

class ExportTest extends RegisteringTest {
    private static final MediaType XLSX =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    @Test
    void a_list_comes_as_a_table_that_no_spreadsheet_carries_out() {
        applicants()
                .register(
                        given.form()
                                .replace("Reef Watchers Union", "=HYPERLINK(1), \\\"Talofa\\\""),
                        null);
        var table = table("registrations:read", "personal-data:read");
        assertThat(table)
                .startsWith("reference,status,name,")
                .contains(",\"'=HYPERLINK(1), \"\"Talofa\"\"\",RWU,civil_society,TH,sea,")
                .contains("malinee@example.org,en\r\n");
        assertThat(table("registrations:read")).doesNotContain("malinee", "Srisuwan");
    }

    @Test
    void a_workbook_has_dates_and_numbers_and_takes_no_text_for_a_formula() throws IOException {
        for (var name : List.of("=1+1", "+1", "-1", "@SUM(A1)")) {
            applicants().register(given.form().replace("Reef Watchers Union", name), null);
        }
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook()))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(5);
            assertThat(rows.getFirst().getCellText(2)).isEqualTo("name");
            var names = rows.stream().skip(1).map(row -> row.getCell(2)).toList();
            assertThat(names)
                    .extracting(Cell::getText)
                    .containsExactlyInAnyOrder("=1+1", "+1", "-1", "@SUM(A1)");
            assertThat(names).extracting(Cell::getType).containsOnly(CellType.STRING);
            assertThat(names).extracting(Cell::getFormula).containsOnlyNulls();
            assertThat(rows.getLast().getCellAsNumber(10)).contains(BigDecimal.ONE);
            assertThat(rows.getLast().getCellAsDate(11))
                    .hasValueSatisfying(at ->
                            assertThat(at)
                                    .isCloseTo(
                                            LocalDateTime.now(ZoneOffset.UTC),
                                            within(1, ChronoUnit.HOURS)));
            assertThat(rows.getLast().getCellText(14)).isEqualTo("malinee@example.org");
        }
    }

    @Test
    void rows_leave_while_others_are_written() throws IOException {
        var left = new ByteArrayOutputStream();
        try (var table = new Xlsx(left, "Registrations")) {
            for (int row = 0; row < 20_000; row++) table.row(row, "Reef Watchers " + row * 31);
            assertThat(left.size()).isGreaterThan(50_000);
        }
    }

    private byte[] workbook() {
        return Objects.requireNonNull(
                client.get()
                        .uri("/api/v1/registrations?reviewId=" + given.review())
                        .accept(XLSX)
                        .headers(h ->
                                h.setBearerAuth(
                                        Tokens.with("registrations:read", "personal-data:read")))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType(XLSX)
                        .expectHeader()
                        .valueEquals(
                                "Content-Disposition",
                                "attachment; filename=\"registrations.xlsx\"")
                        .expectBody()
                        .returnResult()
                        .getResponseBody());
    }

    private String table(String... scopes) {
        return Objects.requireNonNull(
                client.get()
                        .uri("/api/v1/registrations?reviewId=" + given.review())
                        .accept(MediaType.valueOf("text/csv"))
                        .headers(h -> h.setBearerAuth(Tokens.with(scopes)))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType("text/csv;charset=UTF-8")
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }
}
