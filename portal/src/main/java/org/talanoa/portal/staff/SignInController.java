package org.talanoa.portal.staff;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.talanoa.portal.limit.Limit;
import org.talanoa.portal.limit.Limits;
import org.talanoa.portal.page.FormLink;
import org.talanoa.portal.page.KeptForm;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.page.SeeOther;

/** The way into the console, the same for whoever has no account, and the way out. */
@Controller
class SignInController {
    /** Where a form goes that came after its session had ended. */
    static final String AGAIN = "/signin/again";

    private final Accounts accounts;
    private final StaffSession session;
    private final SignInLimits limits;
    private final Limits networks;
    private final KnownBrowser browser;
    private final ProviderSettings provider;

    SignInController(
            Accounts accounts,
            StaffSession session,
            SignInLimits limits,
            Limits networks,
            KnownBrowser browser,
            ProviderSettings provider) {
        this.provider = provider;
        this.accounts = accounts;
        this.session = session;
        this.limits = limits;
        this.networks = networks;
        this.browser = browser;
    }

    /** What stands in the form, and what is said about it: a key of the bundles. */
    record SignInPage(String next, String username, @Nullable String problem) {}

    @GetMapping("/signin")
    Object empty(
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return session.of(request).isPresent()
                ? SeeOther.to(Landing.of(next))
                : show(HttpStatus.OK, new SignInPage(Landing.of(next), "", null));
    }

    @PostMapping("/signin")
    Object filled(
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var typed = new SignInPage(Landing.of(next), username, null);
        if (Preferences.isOnlyChoice(request)) {
            return show(HttpStatus.OK, typed);
        }
        var name = Accounts.username(username);
        var account = name.length() > Passwords.LONGEST ? "" : name;
        var who = browser.who(request, account);
        var pause = limits.pause(who);
        if (pause.isPositive()) {
            Limits.tellWhen(response, pause);
            return show(HttpStatus.TOO_MANY_REQUESTS, typed, "signin.slow");
        }
        var wait = networks.take(Limit.WRONG_PASSWORDS, request);
        if (wait.isPositive()) {
            Limits.tellWhen(response, wait);
            return show(HttpStatus.TOO_MANY_REQUESTS, typed, "signin.slow");
        }
        limits.tried(who);
        var shown = accounts.signIn(account, password);
        if (shown.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, typed, "signin.wrong");
        }
        limits.succeeded(who);
        networks.giveBack(Limit.WRONG_PASSWORDS, request);
        session.start(request, response, shown.get());
        browser.remember(response, shown.get());
        return SeeOther.to(typed.next());
    }

    /** Keeps that form, to be sent once more when she has signed in beside it. */
    @PostMapping(AGAIN)
    Object again(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) == null) {
            return SeeOther.to("/signin"); // sent here by nobody
        }
        var kept = KeptForm.of(request);
        return new ModelAndView("signed-out", HttpStatus.FORBIDDEN)
                .addObject("kept", kept)
                .addObject("form", kept.link());
    }

    @PostMapping("/signin/end")
    RedirectView left(HttpServletRequest request, HttpServletResponse response) {
        session.end(request, response);
        return SeeOther.to("/signin");
    }

    private ModelAndView show(HttpStatus status, SignInPage typed, String problem) {
        return show(status, new SignInPage(typed.next(), typed.username(), problem));
    }

    private ModelAndView show(HttpStatus status, SignInPage page) {
        return new ModelAndView("signin", status)
                .addObject("provider", provider.exists() ? provider.name() : null)
                .addObject("page", page)
                .addObject("form", new FormLink("signin", "sign-in"));
    }
}
