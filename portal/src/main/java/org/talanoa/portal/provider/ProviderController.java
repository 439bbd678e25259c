package org.talanoa.portal.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.LinkPage;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.provider.Vouching.Given;
import org.talanoa.portal.provider.Vouching.Refused;
import org.talanoa.portal.provider.Vouching.Why;
import org.talanoa.portal.staff.Landing;
import org.talanoa.portal.staff.ProviderSettings;
import org.talanoa.portal.staff.StaffSession;

/**
 * Out to the provider and back. How a sign-in ended is told at an address of its own, so that the
 * code leaves the browser's, and the page can be read again in another language.
 */
@Controller
class ProviderController {
    static final String CALLBACK = "/signin/provider/callback";

    private final ProviderSettings settings;
    private final Provider provider;
    private final AttemptCookie cookie;
    private final StaffSession session;

    ProviderController(
            ProviderSettings settings,
            Provider provider,
            AttemptCookie cookie,
            StaffSession session) {
        this.settings = settings;
        this.provider = provider;
        this.cookie = cookie;
        this.session = session;
    }

    @GetMapping("/signin/provider")
    Object left(
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        begun(response);
        var landing = Landing.of(next);
        if (session.of(request).isPresent()) {
            return SeeOther.to(landing);
        }
        var question = provider.question(request).orElse(null);
        if (question == null) {
            return refused(Why.AWAY, landing, response);
        }
        cookie.keep(response, attempt(question, landing));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(question.getAuthorizationRequestUri()))
                .build();
    }

    @GetMapping(CALLBACK)
    Object cameBack(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        begun(response);
        var attempt =
                cookie.take(request, response)
                        .filter(begun -> begun.state().equals(state) && !code.isBlank())
                        .orElse(null);
        if (attempt == null) {
            return SeeOther.to(pathOf(Why.UNFINISHED));
        }
        return switch (provider.answer(attempt, code)) {
            case Given(var who) ->
                    SeeOther.to(
                            session.start(request, response, who)
                                    ? attempt.next()
                                    : pathOf(Why.DISABLED));
            case Refused(var why) -> SeeOther.to(pathOf(why));
        };
    }

    @GetMapping("/signin/provider/{path}")
    ModelAndView refused(@PathVariable String path, HttpServletResponse response) {
        begun(response);
        var why = Why.at(path).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return refused(why, Landing.of(""), response);
    }

    private ModelAndView refused(Why why, String next, HttpServletResponse response) {
        var status =
                switch (why) {
                    case NO_ROLE, DISABLED -> HttpStatus.FORBIDDEN;
                    case UNFINISHED -> HttpStatus.BAD_REQUEST;
                    case AWAY -> HttpStatus.SERVICE_UNAVAILABLE;
                };
        if (why == Why.AWAY) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "30");
        }
        return new ModelAndView("provider", status)
                .addObject("words", "provider." + why.path())
                .addObject("provider", settings.name())
                .addObject("next", next);
    }

    /**
     * Nothing of a sign-in stays in a cache or goes on in a referrer; without a provider nothing is
     * here.
     */
    private void begun(HttpServletResponse response) {
        LinkPage.unseen(response);
        if (!settings.exists()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static Attempt attempt(OAuth2AuthorizationRequest question, String next) {
        return new Attempt(
                Objects.requireNonNull(question.getState()),
                Objects.requireNonNull(question.getAttribute(OidcParameterNames.NONCE)),
                Objects.requireNonNull(question.getAttribute(PkceParameterNames.CODE_VERIFIER)),
                next);
    }

    private static String pathOf(Why why) {
        return "/signin/provider/" + why.path();
    }
}
