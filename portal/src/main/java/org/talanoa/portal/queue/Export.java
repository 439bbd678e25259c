package org.talanoa.portal.queue;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.remote.PatientClient;
import org.talanoa.portal.remote.Service;
import org.talanoa.portal.remote.ServiceCalls;
import org.talanoa.portal.staff.StaffMember;
import org.talanoa.portal.staff.StaffTokens;

/** Hands a list through as it comes, however long it is. */
@Component
class Export {
    /**
     * A kind of file.
     *
     * @param asked as registration-service is asked for it
     */
    record Kind(String asked, String type, String ending) {}

    static final Kind CSV = new Kind("text/csv", "text/csv;charset=UTF-8", "csv");

    private static final String WORKBOOK =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final Kind XLSX = new Kind(WORKBOOK, WORKBOOK, "xlsx");

    private final RestClient client;
    private final URI service;
    private final ServiceCalls calls;
    private final StaffTokens tokens;

    Export(
            RestClient.Builder client,
            PortalSettings settings,
            ServiceCalls calls,
            StaffTokens tokens) {
        this.client = client.requestFactory(PatientClient.requests(settings.gateway())).build();
        this.service = Objects.requireNonNull(settings.services().get(Service.REGISTRATION));
        this.calls = calls;
        this.tokens = tokens;
    }

    void pass(Kind kind, Desk desk, StaffMember member, HttpServletResponse to) throws IOException {
        var address =
                UriComponentsBuilder.fromUri(service)
                        .path("/api/v1/registrations")
                        .queryParams(desk.filter().exported(desk.review()))
                        .encode()
                        .build()
                        .toUri();
        var bearer = tokens.bearer(member);
        try (var answer = calls.ask(Service.REGISTRATION, () -> open(kind, address, bearer))) {
            to.setContentType(kind.type());
            to.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            to.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"registrations." + kind.ending() + "\"");
            answer.getBody().transferTo(to.getOutputStream());
        }
    }

    private ConvertibleClientHttpResponse open(Kind kind, URI address, String bearer) {
        return client.get()
                .uri(address)
                .header(HttpHeaders.ACCEPT, kind.asked())
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .exchangeForRequiredValue((_, answer) -> checked(answer), false);
    }

    private static ConvertibleClientHttpResponse checked(ConvertibleClientHttpResponse answer)
            throws IOException {
        var status = answer.getStatusCode();
        if (status.is2xxSuccessful()) {
            return answer;
        }
        answer.close();
        throw new ResponseStatusException(
                status.is5xxServerError() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.NOT_FOUND);
    }
}
