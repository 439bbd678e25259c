package org.talanoa.portal.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What the console asks of registration-service. */
@HttpExchange("/api/v1/registrations")
interface QueueService {
    /** What the secretariat says to one registration. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decision(Verdict decision, @Nullable String reason) {
        @Override
        public String toString() {
            return "Decision[" + decision + "]";
        }
    }

    /** The same to several; with {@code dryRun} nothing happens but the answer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decisions(List<String> ids, Verdict decision, @Nullable String reason, boolean dryRun) {
        @Override
        public String toString() {
            return "Decisions[" + decision + ", " + ids.size() + "]";
        }
    }

    record Reason(String reason) {
        @Override
        public String toString() {
            return "Reason";
        }
    }

    record SeatChange(String state, String reason) {
        @Override
        public String toString() {
            return "SeatChange[" + state + "]";
        }
    }

    @GetExchange
    Registration.Page list(
            @RequestParam MultiValueMap<String, String> wanted,
            @RequestHeader("Authorization") String bearer);

    @GetExchange("/{id}")
    Registration one(@PathVariable String id, @RequestHeader("Authorization") String bearer);

    @PostExchange("/{id}/decision")
    Registration decide(
            @PathVariable String id,
            @RequestBody Decision decision,
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader("If-Match") String version,
            @RequestHeader("Authorization") String bearer);

    @PostExchange("/{id}/withdrawal")
    Registration withdraw(
            @PathVariable String id,
            @RequestBody Reason reason,
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader("If-Match") String version,
            @RequestHeader("Authorization") String bearer);

    @PostExchange("/{id}/seats/{consultationId}")
    void changeSeat(
            @PathVariable String id,
            @PathVariable String consultationId,
            @RequestBody SeatChange change,
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader("Authorization") String bearer);

    @PostExchange("/decisions")
    Outcome decideAll(
            @RequestBody Decisions decisions,
            @RequestHeader("Idempotency-Key") String key,
            @RequestHeader("Accept-Language") String language,
            @RequestHeader("Authorization") String bearer);
}
