package org.talanoa.platform;

import tools.jackson.databind.JsonNode;

/** Somebody who looks at the counts of a review. */
record DashboardReader(String baseUrl, String review, String token) {
    /** Every accepted request. */
    int total() {
        return registrations().path("total").asInt();
    }

    int inStatus(String status) {
        return registrations().path("byStatus").path(status).asInt();
    }

    /** Waits until so many registrations are counted in all. */
    void waitsForTotal(int expected) {
        Waiting.until(expected + " registrations on the dashboard")
                .until(this::total, total -> total == expected);
    }

    void waitsFor(String status, int expected) {
        Waiting.until(expected + " registrations in status " + status)
                .until(() -> inStatus(status), number -> number == expected);
    }

    private JsonNode registrations() {
        return Http.json(
                        Http.request(baseUrl + "/api/v1/dashboards/" + review)
                                .header("Authorization", "Bearer " + token))
                .path("registrations");
    }

    @Override
    public String toString() {
        return "DashboardReader[" + review + "]";
    }
}
