package org.talanoa.recommendation.submission;

import java.util.List;

/**
 * One page of points.
 *
 * @param total of all pages
 * @param organizations how many organizations say them, on all pages
 */
record PointPage(List<PointView> items, int page, int size, long total, long organizations) {}
