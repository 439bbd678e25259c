package org.talanoa.kit.web;

import java.util.List;

/**
 * One page of a list.
 *
 * @param page from 0
 * @param total of all pages
 */
public record ListPage<T>(List<T> items, int page, int size, long total) {
    public static final int LARGEST = 200;

    /** A list that is short enough to come whole. */
    public static <T> ListPage<T> whole(List<T> items) {
        return new ListPage<>(items, 0, Math.max(50, items.size()), items.size());
    }
}
