package org.talanoa.portal.page;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page behind a mailed link. Opening it changes nothing, because mail scanners open links, too;
 * its button does. The token is in no address but the mailed one and in nobody's cache.
 *
 * @param words what the keys of its words begin with
 * @param path where its button leads
 * @param away whether the button was pressed just now and nobody answered
 */
public record LinkPage(
        String words,
        String path,
        FormLink form,
        String token,
        String idempotencyKey,
        boolean away) {

    public ModelAndView show() {
        return new ModelAndView("link", away ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .addObject("link", this)
                .addObject("form", form);
    }

    /** For every answer to somebody who comes by such a link. */
    public static void unseen(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    @Override
    public String toString() {
        return "LinkPage[" + words + "]";
    }
}
