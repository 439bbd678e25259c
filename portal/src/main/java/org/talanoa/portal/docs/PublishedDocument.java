package org.talanoa.portal.docs;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** A document of ours as programs get it. */
final class PublishedDocument {
    /** It changes with a new version of the platform only, and may be late by this much. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final byte[] json;

    /** Of this content and no other. */
    private final String eTag;

    PublishedDocument(byte[] json) {
        this.json = json.clone();
        this.eTag = "\"" + DigestUtils.md5DigestAsHex(json) + "\"";
    }

    /** The document, unless who asks has it already. */
    ServerResponse answer(ServerRequest request) {
        return request.checkNotModified(eTag)
                .orElseGet(() ->
                        ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .eTag(eTag)
                                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                                .body(json));
    }
}
