package org.talanoa.portal.queue;

import java.util.List;
import org.talanoa.portal.page.Words;

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
    /** One of them; {@code why} is empty for what changes. */
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
                                why(item, desk)))
                .toList();
    }

    /**
     * Our words for the service's code, else the service's own, which speaks English and French.
     */
    private static Words why(Outcome.Item item, Desk desk) {
        var locale = desk.reader().locale();
        var ours = desk.words().getMessage("queue.refusal." + item.code(), null, null, locale);
        if (ours != null) {
            return new Words(ours, null);
        }
        return item.message() == null
                ? new Words("", null)
                : new Words(
                        item.message(),
                        List.of("en", "fr").contains(locale.getLanguage()) ? null : "en");
    }
}
