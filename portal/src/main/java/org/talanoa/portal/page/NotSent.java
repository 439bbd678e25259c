package org.talanoa.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.remote.ServiceAwayException;

/**
 * The page of the console that keeps a form of which nobody knows whether it arrived: it is sent
 * again with the same key, so it counts once.
 */
public final class NotSent {
    private static final String REASON = "reason";

    /** Says that the form comes from this page. */
    private static final String KEPT = "not-sent";

    private NotSent() {}

    /**
     * What a form leads to, or this page.
     *
     * @param bench the entry of the bench that the form belongs to
     */
    public static Object unlessTaken(
            HttpServletRequest request, String bench, Supplier<Object> taken) {
        // Shown again in another language, it is still the same form with the same key.
        if (request.getParameter(KEPT) != null && Preferences.isOnlyChoice(request)) {
            return show(request, bench);
        }
        try {
            return taken.get();
        } catch (ServiceAwayException e) {
            return show(request, bench);
        }
    }

    private static ModelAndView show(HttpServletRequest request, String bench) {
        return new ModelAndView("console-not-sent", HttpStatus.SERVICE_UNAVAILABLE)
                .addObject("current", bench)
                .addObject("action", request.getRequestURI())
                .addObject("hidden", KeptForm.fields(request, REASON, KEPT))
                .addObject("form", new FormLink("not-sent", "again"))
                .addObject("reason", request.getParameter(REASON));
    }
}
