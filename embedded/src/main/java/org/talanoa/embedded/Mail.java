package org.talanoa.embedded;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message made readable. A part that it does not have is null. */
record Mail(
        MailSummary summary,
        List<Header> headers,
        @Nullable String text,
        @Nullable String html,
        List<String> attachments) {
    record Header(String name, String value) {
        @Override
        public String toString() {
            return "Header[" + name + "]";
        }
    }

    @Override
    public String toString() {
        return "Mail[" + summary.id() + "]";
    }
}
