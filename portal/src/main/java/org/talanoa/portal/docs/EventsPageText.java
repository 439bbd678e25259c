package org.talanoa.portal.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a document says of something, ready to print. It is Markdown of the simplest kind:
 * paragraphs, lists, and code between backticks.
 */
record EventsPageText(List<Paragraph> paragraphs) {
    /**
     * @param item whether it is one of a list
     */
    record Paragraph(boolean item, List<Piece> pieces) {}

    record Piece(String text, boolean code) {}

    static EventsPageText of(String markdown) {
        return new EventsPageText(
                Arrays.stream(markdown.split("\n+"))
                        .filter(line -> !line.isBlank())
                        .map(EventsPageText::paragraph)
                        .toList());
    }

    private static Paragraph paragraph(String line) {
        boolean item = line.startsWith("- ");
        var pieces = new ArrayList<Piece>();
        boolean code = false;
        for (var text : (item ? line.substring(2) : line).split("`", -1)) {
            if (!text.isEmpty()) pieces.add(new Piece(text, code));
            code = !code;
        }
        return new Paragraph(item, pieces);
    }
}
