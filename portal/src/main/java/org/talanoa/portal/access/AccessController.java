package org.talanoa.portal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.talanoa.portal.access.AccessPage.Notice;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.page.FormLink;
import org.talanoa.portal.page.LinkPage;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.signin.OrganizationSession;
import org.talanoa.portal.signin.OrganizationToken;

/** The page behind the link by which an organization comes in, and the way out. */
@Controller
class AccessController {
    private final AccessLinks links;
    private final OrganizationSession session;

    AccessController(AccessLinks links, OrganizationSession session) {
        this.links = links;
        this.session = session;
    }

    @GetMapping(path = "/access", params = "token")
    Object opened(
            @RequestParam String token, HttpServletRequest request, HttpServletResponse response) {
        LinkPage.unseen(response);
        return token.isBlank() ? opensNothing(request) : button(token, FormKey.fresh(), false);
    }

    @PostMapping(path = "/access", params = "token")
    Object pressed(
            @RequestParam String token,
            @RequestParam(defaultValue = "") String idempotencyKey,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        LinkPage.unseen(response);
        if (token.isBlank()) {
            return opensNothing(request);
        }
        var key = FormKey.of(idempotencyKey);
        if (Preferences.isOnlyChoice(request)) {
            return button(token, key, false);
        }
        try {
            var opened = links.open(token, key, reader.locale()).token();
            session.start(response, opened);
            return SeeOther.to(opened.home());
        } catch (HttpClientErrorException e) {
            return opensNothing(request);
        } catch (ServiceAwayException e) {
            return button(token, key, true);
        }
    }

    /** Takes the token from this browser; the mailed links of before are used up anyway. */
    @PostMapping("/access/end")
    RedirectView left(HttpServletResponse response) {
        session.end(response);
        return SeeOther.to(Notice.SIGNED_OUT.path());
    }

    /** Whoever is in already loses nothing by an old link. */
    private RedirectView opensNothing(HttpServletRequest request) {
        return SeeOther.to(
                session.of(request)
                        .map(OrganizationToken::home)
                        .orElseGet(Notice.LINK_INVALID::path));
    }

    private static ModelAndView button(String token, String key, boolean away) {
        var form = new FormLink("access", "open");
        return new LinkPage("access.link", "/access", form, token, key, away).show();
    }
}
