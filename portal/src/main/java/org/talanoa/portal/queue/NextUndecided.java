package org.talanoa.portal.queue;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.talanoa.portal.staff.StaffMember;

/** Finds what is to be decided next, so that a pile is worked off without going back and forth. */
@Component
class NextUndecided {
    private final Queue queue;

    NextUndecided(Queue queue) {
        this.queue = queue;
    }

    /**
     * The address of what follows in the same filter; where nothing is left to decide, that of the
     * list.
     *
     * @param decided the one that was just decided on
     * @param at where on its page it stood: the next may stand there now
     */
    String after(String decided, int at, boolean alone, Desk desk, StaffMember member) {
        return find(desk.filter(), decided, at, desk, member)
                .or(() ->
                        find(
                                desk.filter().with("status", Filter.UNDECIDED),
                                decided,
                                0,
                                desk,
                                member))
                .map(found ->
                        alone
                                ? found.filter()
                                        .at(
                                                Desk.LIST + "/" + found.id(),
                                                desk.review(),
                                                "done",
                                                decided)
                                : found.filter()
                                                .at(
                                                        Desk.LIST,
                                                        desk.review(),
                                                        "selected",
                                                        found.id(),
                                                        "done",
                                                        decided)
                                        + "#detail")
                .orElseGet(() -> desk.filter().at(Desk.LIST, desk.review(), "done", decided));
    }

    private record Found(Filter filter, String id) {}

    private Optional<Found> find(
            Filter filter, String decided, int at, Desk desk, StaffMember member) {
        var items = queue.list(filter, desk.review(), member).items();
        int from = Math.min(at, items.size());
        return Stream.concat(
                        items.subList(from, items.size()).stream(), items.subList(0, from).stream())
                .filter(one -> one.isUndecided() && !one.id().equals(decided))
                .findFirst()
                .map(one -> new Found(filter, one.id()));
    }
}
