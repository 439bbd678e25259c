package org.talanoa.testkit.sample;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A door behind which something goes wrong that nobody expected. */
@RestController
class FailingDoor {
    static final String SECRET = "mongodb://user:password@10.0.0.1";

    enum How {
        EXCEPTION,
        ERROR,
        WITH_A_STATUS,
        WHILE_THE_ANSWER_IS_WRITTEN
    }

    record Unwritable() {
        /** Fails, and quotes the secret: a blank is no part of an address. */
        public URI getName() {
            return URI.create(SECRET + " ");
        }
    }

    @GetMapping("/api/v1/failing/{how}")
    @PreAuthorize("permitAll()")
    Unwritable fail(@PathVariable How how) {
        return switch (how) {
            case EXCEPTION -> throw new IllegalStateException(SECRET);
            case ERROR -> throw new AssertionError(SECRET);
            case WITH_A_STATUS -> throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, SECRET);
            case WHILE_THE_ANSWER_IS_WRITTEN -> new Unwritable();
        };
    }
}
