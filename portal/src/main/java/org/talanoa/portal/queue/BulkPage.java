package org.talanoa.portal.queue;

import java.util.List;
import org.talanoa.portal.page.Words;
import org.talanoa.portal.remote.Refusal;

/**
 * What a decision on several does, ready to print.
 *
 * @param done false while it is only shown what would happen
 */
record BulkPage(
        boolean done,
        int changed,
        int unchanged,
        int skipped,
        int mails,
        List<Line> changes,
        List<Line> skips,
        List<Mail> kinds) {
    /** One of them, and why, if it is skipped. */
    record Line(String reference, String href, Words why) {}

    /** How many mails of one kind go out. */
    record Mail(String words, int count) {}

    static BulkPage of(Outcome outcome, Desk desk) {
        return new BulkPage(
                !outcome.dryRun(),
                outcome.changed(),
                outcome.unchanged(),
                outcome.skipped(),
                outcome.mails(),
                lines(outcome.of("CHANGED"), desk),
                lines(outcome.of("SKIPPED"), desk),
                outcome.mailsByTemplate().entrySet().stream()
                        .map(one ->
                                new Mail(
                                        desk.sayOr(
                                                "queue.mail." + one.getKey(), "queue.mail.other"),
                                        one.getValue()))
                        .toList());
    }

    private static List<Line> lines(List<Outcome.Item> items, Desk desk) {
        return items.stream()
                .map(item ->
                        new Line(
                                item.reference() == null ? item.id() : item.reference(),
                                desk.alone(item.id()),
                                desk.why(new Refusal.Entry(null, item.code(), item.message()))))
                .toList();
    }
}
