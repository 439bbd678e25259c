package org.talanoa.registration.registration;

import com.mongodb.client.MongoCursor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.talanoa.kit.document.Versioned;

/** All that a list of registrations finds, as one table. */
@RestController
@RequestMapping("/api/v1/registrations")
class ExportController {
    private static final String CSV = "text/csv";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final RegistrationStore registrations;

    ExportController(RegistrationStore registrations) {
        this.registrations = registrations;
    }

    @GetMapping(produces = CSV)
    @PreAuthorize("hasAuthority('SCOPE_registrations:read')")
    void csv(WantedRegistrations wanted, Authentication by, HttpServletResponse to)
            throws IOException {
        write(wanted, by, new Form(CSV + ";charset=UTF-8", "csv", Csv::new), to);
    }

    @GetMapping(produces = XLSX)
    @PreAuthorize("hasAuthority('SCOPE_registrations:read')")
    void xlsx(WantedRegistrations wanted, Authentication by, HttpServletResponse to)
            throws IOException {
        write(wanted, by, new Form(XLSX, "xlsx", out -> new Xlsx(out, "Registrations")), to);
    }

    private record Form(String type, String ending, Function<OutputStream, Table> table) {}

    private void write(
            WantedRegistrations wanted, Authentication by, Form form, HttpServletResponse to)
            throws IOException {
        // Asked before anything is said: whatever fails now is still answered as a problem.
        try (var found = registrations.all(wanted)) {
            write(found, RegistrationViews.mayReadPersons(by), form, to);
        }
    }

    private static void write(
            MongoCursor<Versioned<Registration>> found,
            boolean persons,
            Form form,
            HttpServletResponse to)
            throws IOException {
        to.setContentType(form.type());
        to.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        to.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        to.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"registrations." + form.ending() + "\"");
        try (var table = form.table().apply(to.getOutputStream())) {
            head(table);
            while (found.hasNext()) add(table, found.next().state(), persons);
        }
    }

    private static void head(Table table) throws IOException {
        table.row(
                "reference",
                "status",
                "name",
                "acronym",
                "type",
                "country",
                "subregion",
                "website",
                "visibility",
                "consultationIds",
                "delegates",
                "submittedAt",
                "focalPointGivenName",
                "focalPointFamilyName",
                "focalPointEmail",
                "focalPointLocale");
    }

    private static void add(Table table, Registration registration, boolean persons)
            throws IOException {
        var organization = registration.organization();
        var person = persons ? registration.focalPoint() : null;
        table.row(
                registration.reference(),
                registration.status(),
                organization.name(),
                organization.acronym(),
                organization.type(),
                organization.country(),
                organization.subregion(),
                organization.website(),
                registration.visibility(),
                registration.consultations().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")),
                registration.delegates().size(),
                registration.submittedAt(),
                person == null ? null : person.givenName(),
                person == null ? null : person.familyName(),
                person == null ? null : person.email(),
                person == null ? null : person.locale());
    }
}
