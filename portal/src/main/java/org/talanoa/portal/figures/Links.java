package org.talanoa.portal.figures;

import org.springframework.web.util.UriComponentsBuilder;

/** Where the items are that a figure counts. */
record Links(String review) {
    /** The list of registrations shows what is undecided, unless it is told to show all. */
    static final String ANY = "ANY";

    /** Points by which an organization has spoken: all but those that came to an end. */
    static final String SPOKEN = "RECEIVED,ACCEPTED,RETURNED";

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
