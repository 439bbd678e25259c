package org.talanoa.portal.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.limit.Limits;
import org.talanoa.portal.page.SeeOther;

/** Where a member of staff changes her own password, by choice or because she has to. */
@Controller
class PasswordController {
    static final String PATH = "/console/password";

    private final Accounts accounts;
    private final AccountStore store;
    private final StaffSession session;
    private final SignInLimits limits;
    private final KnownBrowser browser;

    PasswordController(
            Accounts accounts,
            AccountStore store,
            StaffSession session,
            SignInLimits limits,
            KnownBrowser browser) {
        this.accounts = accounts;
        this.store = store;
        this.session = session;
        this.limits = limits;
        this.browser = browser;
    }

    @GetMapping(PATH)
    Object empty(StaffMember member, HttpServletRequest request) {
        return own(member).isEmpty() ? SeeOther.to("/console") : show(HttpStatus.OK, null, request);
    }

    @PostMapping(PATH)
    Object filled(
            StaffMember member,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String fresh,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        var account = own(member);
        if (account.isEmpty()) {
            return SeeOther.to("/console");
        }
        var who = browser.who(request, account.get().username());
        var pause = limits.pause(who);
        if (pause.isPositive()) {
            Limits.tellWhen(response, pause);
            return show(HttpStatus.TOO_MANY_REQUESTS, "signin.slow", request);
        }
        limits.tried(who);
        if (!accounts.isPasswordOf(account.get(), current)) {
            return faulty("password.wrong", request);
        }
        limits.succeeded(who);
        var problem = problem(account.get(), current, fresh, again);
        if (problem != null) {
            return faulty(problem, request);
        }
        accounts.changePassword(member.id(), fresh, false)
                .ifPresent(changed -> session.start(request, response, changed));
        return SeeOther.to("/console");
    }

    /** Not a provider's, whose passwords are none of ours. */
    private Optional<Account> own(StaffMember member) {
        return store.find(member.id())
                .map(AccountStore.Kept::account)
                .filter(account -> !account.isProviders());
    }

    /** What is wrong with a new password, as a key of the bundles. */
    static @Nullable String problem(Account account, String current, String fresh, String again) {
        if (!Passwords.hasFittingLength(fresh)) {
            return "password.short";
        }
        if (fresh.equals(current) || fresh.equalsIgnoreCase(account.username())) {
            return "password.same";
        }
        return fresh.equals(again) ? null : "password.differs";
    }

    private static ModelAndView faulty(String problem, HttpServletRequest request) {
        return show(HttpStatus.UNPROCESSABLE_CONTENT, problem, request);
    }

    private static ModelAndView show(
            HttpStatus status, @Nullable String problem, HttpServletRequest request) {
        return new ModelAndView("password", status)
                .addObject("problem", problem)
                .addObject("at", field(problem))
                .addObject("must", ConsoleGate.mustChange(request));
    }

    /** Which field a problem lies in; none, where the whole has to wait. */
    private static @Nullable String field(@Nullable String problem) {
        return switch (problem) {
            case "password.wrong" -> "current";
            case "password.short", "password.same" -> "fresh";
            case "password.differs" -> "again";
            case null, default -> null;
        };
    }
}
