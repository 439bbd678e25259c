package org.talanoa.portal.registration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.FormLink;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.remote.ServiceAwayException;

/**
 * The page behind the link that proves an address. Opening it changes nothing, because mail
 * scanners open links, too; its button does. The token is in no address but the mailed one and in
 * nobody's cache.
 */
@Controller
class ConfirmationController {
    private final Registrations registrations;

    ConfirmationController(Registrations registrations) {
        this.registrations = registrations;
    }

    @GetMapping("/registrations/{id}/confirm")
    ModelAndView opened(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String token,
            HttpServletResponse response) {
        unseen(response);
        return token.isBlank() ? result("LINK_INVALID") : button(id, token, false, HttpStatus.OK);
    }

    @PostMapping("/registrations/{id}/confirm")
    ModelAndView pressed(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response) {
        unseen(response);
        if (token.isBlank()) {
            return result("LINK_INVALID");
        }
        if (Preferences.isOnlyChoice(request)) {
            return button(id, token, false, HttpStatus.OK);
        }
        try {
            return result(registrations.confirm(id, token).name());
        } catch (ServiceAwayException e) {
            return button(id, token, true, HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    private static ModelAndView button(String id, String token, boolean away, HttpStatus status) {
        return new ModelAndView("confirm", status)
                .addObject("id", id)
                .addObject("token", token)
                .addObject("away", away)
                .addObject("form", new FormLink("confirmation", "confirm"));
    }

    private static ModelAndView result(String what) {
        return new ModelAndView("confirm-result").addObject("result", "confirm." + what);
    }

    private static void unseen(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
