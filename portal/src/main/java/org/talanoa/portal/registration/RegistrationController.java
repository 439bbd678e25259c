package org.talanoa.portal.registration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.registration.RegistrationService.Accepted;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.signin.HiddenCookie;

/**
 * The registration form. Each button posts the whole form; what follows depends on the button, and
 * nothing typed is ever lost.
 */
@Controller
class RegistrationController {
    private final Reviews reviews;
    private final Registrations registrations;
    private final Directory directory;
    private final Refusals refusals;
    private final MessageSource words;
    private final boolean secure;

    RegistrationController(
            Reviews reviews,
            Registrations registrations,
            Directory directory,
            Refusals refusals,
            MessageSource words,
            PortalSettings settings) {
        this.reviews = reviews;
        this.registrations = registrations;
        this.directory = directory;
        this.refusals = refusals;
        this.words = words;
        this.secure = settings.secure();
    }

    @GetMapping("/reviews/{id}/register")
    ModelAndView empty(@PathVariable String id, Reader reader) {
        var form = load(id, Typed.nothing(), reader);
        return form.takesRegistrations()
                ? form.show(Step.ORGANIZATION)
                : new ModelAndView("register-closed").addObject("head", form.head());
    }

    @PostMapping("/reviews/{id}/register")
    Object filled(
            @PathVariable String id,
            @RequestParam(name = "do", defaultValue = "") String action,
            Reader reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        var typed = Typed.of(request.getParameterMap());
        var shown = RegistrationForm.shownSteps(request);
        RegistrationForm form;
        try {
            form = load(id, typed, reader);
        } catch (ServiceAwayException e) {
            return RegistrationForm.away(path(id), typed, shown, action);
        }
        return form.answer(action, shown, request, directory, to -> send(to, response));
    }

    private Object send(RegistrationForm form, HttpServletResponse response) {
        return form.send(
                refusals,
                () ->
                        received(
                                registrations.register(
                                        NewRegistration.of(form.typed(), form.review()),
                                        form.typed().key(),
                                        form.reader().locale()),
                                response));
    }

    /**
     * The reference goes along in a cookie for that one page: in the address it would stay in
     * histories and logs.
     */
    private Object received(Accepted accepted, HttpServletResponse response) {
        var path = "/registrations/" + accepted.id();
        if (accepted.reference() != null) {
            reference(path).keep(response, accepted.reference(), Duration.ofMinutes(10));
        }
        return SeeOther.to(path + "/received");
    }

    @GetMapping("/registrations/{id}/received")
    String received(@PathVariable String id, HttpServletRequest request, Model model) {
        var reference =
                reference("/registrations/" + id)
                        .in(request)
                        .filter(value -> value.matches("[A-Z0-9-]{4,20}"));
        model.addAttribute("reference", reference.orElse(null));
        return "received";
    }

    private HiddenCookie reference(String path) {
        return new HiddenCookie("reference", path, secure);
    }

    private RegistrationForm load(String id, Typed typed, Reader reader) {
        var review =
                reviews.find(id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new RegistrationForm(
                path(id), review, reviews.consultations(review), typed, reader, words);
    }

    private static String path(String review) {
        return "/reviews/" + review + "/register";
    }
}
