package org.talanoa.notification.review;

import org.talanoa.contracts.ReviewId;

/** Told within this service: what waits for this review can go on. */
public record ReviewKnown(ReviewId review) {}
