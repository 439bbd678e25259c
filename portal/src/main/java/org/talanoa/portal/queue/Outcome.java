package org.talanoa.portal.queue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a decision on several registrations does, or would do. */
record Outcome(
        boolean dryRun, int changed, int unchanged, int skipped, int mails, List<Item> items) {
    Outcome {
        items = items == null ? List.of() : items;
    }

    /**
     * What happens to one of them.
     *
     * @param outcome CHANGED, UNCHANGED or SKIPPED
     * @param message why it is skipped
     * @param mails the templates of those that go out
     */
    record Item(
            String id,
            @Nullable String reference,
            String outcome,
            @Nullable String code,
            @Nullable String message,
            List<String> mails) {
        Item {
            mails = mails == null ? List.of() : mails;
        }
    }

    List<Item> of(String outcome) {
        return items.stream().filter(item -> item.outcome().equals(outcome)).toList();
    }

    /** How many mails of each template go out. */
    Map<String, Integer> mailsByTemplate() {
        var counted = new TreeMap<String, Integer>();
        items.forEach(item -> item.mails().forEach(mail -> counted.merge(mail, 1, Integer::sum)));
        return counted;
    }
}
