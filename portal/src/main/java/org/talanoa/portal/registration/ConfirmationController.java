package org.talanoa.portal.registration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.page.FormLink;
import org.talanoa.portal.page.LinkPage;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.registration.Registrations.Confirmation;
import org.talanoa.portal.remote.ServiceAwayException;

/** The page behind the link that proves an address, and what became of it. */
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
        LinkPage.unseen(response);
        return token.isBlank()
                ? result(Confirmation.LINK_INVALID)
                : button(id, token, FormKey.fresh(), false);
    }

    @PostMapping("/registrations/{id}/confirm")
    Object pressed(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String idempotencyKey,
            HttpServletRequest request,
            HttpServletResponse response) {
        LinkPage.unseen(response);
        if (token.isBlank()) {
            return result(Confirmation.LINK_INVALID);
        }
        var key = FormKey.of(idempotencyKey);
        if (Preferences.isOnlyChoice(request)) {
            return button(id, token, key, false);
        }
        try {
            var confirmation = registrations.confirm(id, token, key);
            return SeeOther.to(
                    UriComponentsBuilder.fromPath("/registrations/{id}/confirmed/{confirmation}")
                            .build(id, confirmation)
                            .toString());
        } catch (ServiceAwayException e) {
            return button(id, token, key, true);
        }
    }

    /** What became of it stands in the path, so that a choice of language or colours keeps it. */
    @GetMapping("/registrations/{id}/confirmed/{confirmation}")
    ModelAndView pressedBefore(
            @PathVariable Confirmation confirmation, HttpServletResponse response) {
        LinkPage.unseen(response);
        return result(confirmation);
    }

    private static ModelAndView button(String id, String token, String key, boolean away) {
        var path = UriComponentsBuilder.fromPath("/registrations/{id}/confirm").build(id);
        var form = new FormLink("confirmation", "confirm");
        return new LinkPage("confirm", path.toString(), form, token, key, away).show();
    }

    private static ModelAndView result(Confirmation what) {
        var confirmed = what == Confirmation.CONFIRMED || what == Confirmation.ALREADY_CONFIRMED;
        return new ModelAndView("confirm-result")
                .addObject("result", "confirm." + what)
                .addObject("confirmed", confirmed)
                .addObject("access", confirmed || what == Confirmation.ADDRESS_REGISTERED);
    }
}
