package org.talanoa.kit;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param page from 0
 * @param total of all pages
 */
public record ListPage<T>(List<T> items, int page, int size, long total) {
    private static final int LARGEST = 200;
    private static final int LAST = 1_000_000;

    /**
     * Which page is wanted. What asks for too much gets the most that there is to get.
     *
     * @param page from 0
     * @param sort null for the list's own order
     */
    public record Wanted(int page, int size, @Nullable Sort sort) {
        public Wanted {
            page = Math.clamp(page, 0, LAST);
            size = Math.clamp(size, 1, LARGEST);
        }

        /** How many items lie before it. */
        public int skip() {
            return page * size;
        }
    }

    /**
     * In which order.
     *
     * @param field as the API names it
     */
    public record Sort(String field, boolean descending) {}

    /** The page of a list that is at hand as a whole. */
    public static <T> ListPage<T> of(List<T> all, Wanted wanted) {
        return new ListPage<>(
                all.stream().skip(wanted.skip()).limit(wanted.size()).toList(),
                wanted.page(),
                wanted.size(),
                all.size());
    }

    /** The same page with each item shown in another way. */
    public <R> ListPage<R> map(Function<? super T, R> shown) {
        return new ListPage<>(items.stream().map(shown).toList(), page, size, total);
    }
}
