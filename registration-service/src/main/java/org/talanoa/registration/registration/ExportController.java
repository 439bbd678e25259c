package org.talanoa.registration.registration;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubregionCode;
import org.talanoa.contracts.registration.RegistrationStatus;

/** All that a list of registrations finds, as one table. */
@RestController
@RequestMapping("/api/v1/registrations")
class ExportController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final RegistrationStore registrations;

    ExportController(RegistrationStore registrations) {
        this.registrations = registrations;
    }

    @GetMapping(produces = "text/csv")
    @PreAuthorize("hasAuthority('SCOPE_registrations:read')")
    ResponseEntity<byte[]> table(
            @RequestParam @Nullable ReviewId reviewId,
            @RequestParam @Nullable RegistrationStatus status,
            @RequestParam @Nullable StakeholderType type,
            @RequestParam @Nullable CountryCode country,
            @RequestParam @Nullable SubregionCode subregion,
            @RequestParam @Nullable ConsultationId consultationId,
            @RequestParam @Nullable String q,
            Authentication by) {
        var wanted =
                new WantedRegistrations(
                        reviewId, status, type, country, subregion, consultationId, q);
        var table = table(wanted, RegistrationViews.mayReadPersons(by));
        return ResponseEntity.ok()
                .contentType(CSV)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"registrations.csv\"")
                .body(table.getBytes(StandardCharsets.UTF_8));
    }

    private String table(WantedRegistrations wanted, boolean persons) {
        var csv = new Csv();
        csv.row(
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
        registrations.each(wanted, registration -> add(csv, registration, persons));
        return csv.toString();
    }

    private static void add(Csv csv, Registration registration, boolean persons) {
        var organization = registration.organization();
        var person = persons ? registration.focalPoint() : null;
        csv.row(
                registration.reference(),
                registration.status(),
                organization.name(),
                organization.acronym(),
                organization.type(),
                organization.country(),
                organization.subregion(),
                organization.website(),
                registration.visibility(),
                Csv.several(registration.consultations()),
                registration.delegates().size(),
                registration.submittedAt(),
                person == null ? null : person.givenName(),
                person == null ? null : person.familyName(),
                person == null ? null : person.email(),
                person == null ? null : person.locale());
    }
}
