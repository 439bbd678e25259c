package org.talanoa.portal.registration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.FormLink;
import org.talanoa.portal.page.Words;

/**
 * The page that says what an act means before it is done.
 *
 * @param path of the page, where its form is sent too
 * @param back the organization's own page
 * @param name of the organization; null where it can't be had just now
 * @param of what the act is about beside the registration: a person, a consultation; null for none,
 *     or where it can't be had just now
 * @param notice key of a sentence on top; null for none
 */
record OwnActPage(
        OwnAct act,
        String path,
        String back,
        @Nullable String name,
        @Nullable Words of,
        String reason,
        String idempotencyKey,
        @Nullable String notice) {
    private static final int LONGEST_REASON = 2000;

    /** The page while nobody can be asked for names. */
    static OwnActPage unnamed(OwnAct act, String path, String back, String reason, String key) {
        return new OwnActPage(act, path, back, null, null, reason, key, null);
    }

    ModelAndView show(HttpStatus status) {
        return new ModelAndView("own-act", status)
                .addObject("page", this)
                .addObject("form", new FormLink("act", "act"));
    }

    OwnActPage with(String typed, String key) {
        return new OwnActPage(act, path, back, name, of, typed, key, notice);
    }

    OwnActPage saying(String said) {
        return new OwnActPage(act, path, back, name, of, reason, idempotencyKey, said);
    }

    /** Whether the reason must be shortened before it is taken. */
    public boolean isTooLong() {
        return act.reasoned() && reason.length() > LONGEST_REASON;
    }

    @Override
    public String toString() {
        return "OwnActPage[" + act + "]";
    }
}
