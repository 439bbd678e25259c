package org.talanoa.kit.web;

import tools.jackson.databind.node.ObjectNode;

/** Changes what a request names and leaves the rest as it is: JSON merge patch (RFC 7396). */
public final class MergePatch {
    private final RequestReader reader;

    MergePatch(RequestReader reader) {
        this.reader = reader;
    }

    /**
     * The form as it is after the patch, read and validated as if it had been sent as a whole.
     *
     * @param before as it stands now
     * @param faults takes what is wrong with it afterwards
     */
    public <T> T apply(T before, ObjectNode patch, Class<T> type, Faults faults) {
        var after = reader.asNode(before);
        merge(after, patch);
        return reader.read(reader.asBody(after), type, faults);
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        for (var change : patch.properties()) {
            var name = change.getKey();
            if (change.getValue().isNull()) {
                target.remove(name);
            } else if (change.getValue() instanceof ObjectNode deeper) {
                var under =
                        target.get(name) instanceof ObjectNode known
                                ? known
                                : target.putObject(name);
                merge(under, deeper);
            } else {
                target.set(name, change.getValue());
            }
        }
    }
}
