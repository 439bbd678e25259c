package org.talanoa.portal.operation;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.util.UriBuilderFactory;

/** What an operator asks any service, at its address. */
interface OperationService {
    String BEARER = "Authorization";

    /** How a replay ended, by a name of {@link Done}. */
    record Replayed(String outcome) {}

    @GetExchange("/operations")
    ServiceReport report(UriBuilderFactory at, @RequestHeader(BEARER) String bearer);

    @PostExchange("/operations/parked/{id}")
    Replayed replay(
            UriBuilderFactory at, @PathVariable String id, @RequestHeader(BEARER) String bearer);

    @DeleteExchange("/operations/parked/{id}")
    void discard(
            UriBuilderFactory at, @PathVariable String id, @RequestHeader(BEARER) String bearer);

    @PostExchange("/operations/parked")
    void replayAll(UriBuilderFactory at, @RequestHeader(BEARER) String bearer);

    @PostExchange("/operations/republish/{id}")
    void republish(
            UriBuilderFactory at, @PathVariable String id, @RequestHeader(BEARER) String bearer);

    @PostExchange("/operations/republish")
    void republishAll(UriBuilderFactory at, @RequestHeader(BEARER) String bearer);
}
