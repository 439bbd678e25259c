package org.talanoa.kit.operation;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.event.Replay;

/** Where an operator looks at this service and acts. The portal's gateway passes none of it on. */
@RestController
@RequestMapping("/operations")
class OperationsController {
    private static final String OPERATOR = "hasAuthority('SCOPE_operations:write')";

    private final Reporter reporter;
    private final Operations operations;

    OperationsController(Reporter reporter, Operations operations) {
        this.reporter = reporter;
        this.operations = operations;
    }

    /** How the replay of one record ended. */
    record Replayed(Replay.Outcome outcome) {}

    @GetMapping
    @PreAuthorize(OPERATOR)
    Report report() {
        return reporter.report(operations.underWay());
    }

    @PostMapping("/parked/{id}")
    @PreAuthorize(OPERATOR)
    Replayed replay(@PathVariable String id, Authentication by) {
        return new Replayed(operations.replay(id, by.getName()));
    }

    @DeleteMapping("/parked/{id}")
    @PreAuthorize(OPERATOR)
    ResponseEntity<Void> discard(@PathVariable String id, Authentication by) {
        return done(operations.discard(id, by.getName()), id);
    }

    @PostMapping("/parked")
    @PreAuthorize(OPERATOR)
    ResponseEntity<Void> replayAll(Authentication by) {
        return begun(operations.replayAll(by.getName()));
    }

    @PostMapping("/republish")
    @PreAuthorize(OPERATOR)
    ResponseEntity<Void> republish(
            @RequestParam(defaultValue = "false") boolean restored, Authentication by) {
        return begun(operations.republish(restored, by.getName()));
    }

    @PostMapping("/republish/{id}")
    @PreAuthorize(OPERATOR)
    ResponseEntity<Void> republish(@PathVariable String id, Authentication by) {
        return done(operations.republish(id, by.getName()), id);
    }

    private static ResponseEntity<Void> done(boolean found, String id) {
        if (!found) throw new Conflict.NotFound(id);
        return ResponseEntity.noContent().build();
    }

    /** 409 while something else is under way. */
    private static ResponseEntity<Void> begun(boolean begun) {
        return ResponseEntity.status(begun ? HttpStatus.ACCEPTED : HttpStatus.CONFLICT).build();
    }
}
