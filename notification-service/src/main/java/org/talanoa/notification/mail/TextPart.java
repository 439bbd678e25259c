package org.talanoa.notification.mail;

/** A letter as plain text, in lines of at most 72 characters where words allow it. */
final class TextPart {
    private static final int WIDTH = 72;

    private final StringBuilder text = new StringBuilder();

    private TextPart() {}

    static String of(Letter letter) {
        var part = new TextPart();
        if (letter.otherLanguage() != null) part.paragraph(letter.otherLanguage().text());
        letter.sections().forEach(part::section);
        part.lines(letter.button() + ":", "");
        part.text.append(letter.link()).append("\n\n");
        part.paragraph(letter.linkNote());
        if (!letter.next().isEmpty()) {
            part.lines(letter.nextTitle().toUpperCase(letter.language()), "");
            letter.next().forEach(part::paragraph);
        }
        part.lines(letter.questions(), "");
        part.paragraph(letter.signature());
        part.text.append("-- \n");
        part.paragraph(letter.whyTitle() + " " + letter.why());
        part.lines(letter.safety(), "");
        return part.text.toString();
    }

    private void section(Letter.Section section) {
        paragraph(section.headline());
        paragraph(section.intro());
        section.facts().forEach(fact -> lines("  " + fact.label() + ": " + fact.value(), "    "));
        if (!section.facts().isEmpty()) text.append('\n');
        if (section.quote() != null) quote(section.quote());
    }

    /** Marked on each line: words of the secretariat can't look like the link of the mail. */
    private void quote(Letter.Quote quote) {
        lines(quote.label(), "");
        quote.lines().forEach(line -> lines("> " + line, "> "));
        text.append('\n');
    }

    private void paragraph(String words) {
        lines(words, "");
        text.append('\n');
    }

    private void lines(String words, String indent) {
        var indented = words.length() - words.stripLeading().length();
        var line = new StringBuilder(words.substring(0, indented));
        boolean begun = false;
        for (var word : words.strip().split(" ", -1)) {
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(indent);
                begun = false;
            }
            if (begun) line.append(' ');
            line.append(word);
            begun = true;
        }
        text.append(line).append('\n');
    }
}
