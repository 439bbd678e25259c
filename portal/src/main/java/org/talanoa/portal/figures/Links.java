package org.talanoa.portal.figures;

import org.springframework.web.util.UriComponentsBuilder;

/** Where the items are that a figure counts. */
record Links(String review) {
    String registrations(String... filters) {
        return to("/console/registrations", filters);
    }

    String points(String... filters) {
        return to("/console/points", filters);
    }

    String today(String... filters) {
        return to("/console", filters);
    }

    private String to(String path, String... filters) {
        var uri = UriComponentsBuilder.fromPath(path).queryParam("review", review);
        for (int i = 0; i < filters.length; i += 2) uri.queryParam(filters[i], filters[i + 1]);
        return uri.encode().toUriString();
    }
}
