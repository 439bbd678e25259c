package org.talanoa.embedded;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message in a list, with the names that Mailpit gives its fields. */
record MailSummary(
        @JsonProperty("ID") String id,
        @JsonProperty("From") @Nullable Address from,
        @JsonProperty("To") List<Address> to,
        @JsonProperty("Subject") String subject,
        @JsonProperty("Created") Instant created) {

    record Address(@JsonProperty("Name") String name, @JsonProperty("Address") String address) {
        @Override
        public String toString() {
            return "Address";
        }
    }

    @Override
    public String toString() {
        return "MailSummary[" + id + "]";
    }
}
