package org.talanoa.portal.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one registration stands in the list, and where its forms are sent.
 *
 * @param position "3 of 12"; null if it is not in the list
 * @param previous address of the one before it in the list
 */
record Around(
        @Nullable String position,
        @Nullable String previous,
        @Nullable String next,
        String list,
        String forms,
        String query) {

    /**
     * @param alone whether it is shown on a page of its own
     */
    static Around of(String id, boolean alone, Registration.Page page, Desk desk) {
        var ids = page.items().stream().map(Registration::id).toList();
        int at = ids.indexOf(id);
        var address = desk.filter().at("", desk.review(), "at", Math.max(0, at), "alone", alone);
        return new Around(
                at < 0
                        ? null
                        : desk.say(
                                "queue.position",
                                (long) page.page() * page.size() + at + 1,
                                page.total()),
                at <= 0 ? null : href(ids, at - 1, alone, desk),
                at + 1 >= ids.size() ? null : href(ids, at + 1, alone, desk),
                desk.list(desk.filter()),
                Desk.LIST + "/" + id,
                address);
    }

    private static String href(List<String> ids, int at, boolean alone, Desk desk) {
        return alone ? desk.alone(ids.get(at)) : desk.beside(ids.get(at));
    }

    /** Where a form of the page is sent, so that one comes back to the same list. */
    public String action(String what) {
        return forms + "/" + what + query;
    }
}
