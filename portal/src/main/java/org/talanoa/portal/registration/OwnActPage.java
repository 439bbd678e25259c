package org.talanoa.portal.registration;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.Words;

/**
 * The page that says what an act means before it is done.
 *
 * @param path of the page, where its form is sent too
 * @param back the organization's own page
 * @param of what the act is about beside the registration: a person, a consultation; null for none
 * @param notice key of a sentence on top; null for none
 */
record OwnActPage(
        OwnAct act,
        String path,
        String back,
        String name,
        @Nullable Words of,
        String reason,
        String idempotencyKey,
        @Nullable String notice) {
    static final int LONGEST_REASON = 2000;

    ModelAndView show() {
        return new ModelAndView("own-act").addObject("page", this);
    }

    OwnActPage with(String typed, String key, @Nullable String said) {
        return new OwnActPage(act, path, back, name, of, typed, key, said);
    }

    @Override
    public String toString() {
        return "OwnActPage[" + act + "]";
    }
}
