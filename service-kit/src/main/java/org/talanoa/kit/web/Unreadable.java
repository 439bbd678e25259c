package org.talanoa.kit.web;

import org.springframework.http.HttpStatus;

/** A request that can't be taken as it came, before its content is looked at. */
final class Unreadable extends RuntimeException {
    private final HttpStatus status;
    private final String code;

    Unreadable(HttpStatus status, String code) {
        super(code);
        this.status = status;
        this.code = code;
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }
}
