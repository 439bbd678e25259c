package org.talanoa.portal.review;

import java.util.List;

/**
 * A review among all, with its series.
 *
 * @param all the current one first
 * @param away whether consultation-service does not answer, and this is what it told last
 */
public record Chosen(List<Review> all, Review review, List<Consultation> series, boolean away) {
    Chosen whileAway() {
        return new Chosen(all, review, series, true);
    }
}
