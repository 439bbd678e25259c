package org.talanoa.portal.registration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.page.FormLink;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.registration.RegistrationService.Accepted;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.review.Consultation;
import org.talanoa.portal.review.Review;
import org.talanoa.portal.review.ReviewHead;
import org.talanoa.portal.review.Reviews;
import org.talanoa.portal.signin.TypedFormsSurvive;

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
        var shown = shownSteps(request);
        Form form;
        try {
            form = load(id, typed, reader);
        } catch (ServiceAwayException e) {
            return formAway(id, typed, shown, action);
        }
        if (request.getAttribute(TypedFormsSurvive.ONLY_SHOW) != null) {
            return form.show(shown, List.of(), "form.once-more", HttpStatus.FORBIDDEN);
        }
        if (Preferences.isOnlyChoice(request)) {
            return form.show(shown, List.of(), null, HttpStatus.OK);
        }
        return switch (action.replaceFirst("-.*", "")) {
            case "look" -> lookUp(form, shown, request);
            case "next" -> next(form.filledIn(), shown);
            case "to" -> form.show(Step.named(objectOf(action)).orElse(Step.ORGANIZATION));
            case "add" -> form.with(typed.withAnotherDelegate()).show(Step.PEOPLE);
            case "remove" -> form.with(typed.withoutDelegate(numberIn(action))).show(Step.PEOPLE);
            case "send" -> send(form, response);
            default -> form.show(shown, List.of(), null, HttpStatus.OK);
        };
    }

    /** The page with what was found; the script asks for that part of it alone. */
    private ModelAndView lookUp(Form form, Set<Step> shown, HttpServletRequest request) {
        var lookedUp = directory.lookUp(form.typed(), form.review().id());
        var page = form.with(lookedUp.typed()).show(shown, List.of(), null, HttpStatus.OK);
        if (request.getHeader("X-Part") != null) {
            page.setViewName("register :: directory");
        }
        return page.addObject("said", lookedUp.said()).addObject("count", lookedUp.count());
    }

    private static ModelAndView next(Form form, Set<Step> shown) {
        var faults = form.faultsIn(shown);
        if (!faults.isEmpty()) {
            return form.show(shown, faults, null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (form.typed().one("reached").equals(Step.CHECK.name())) {
            return form.show(Step.CHECK);
        }
        var last = shown.stream().max(Step::compareTo).orElse(Step.ORGANIZATION);
        return form.show(
                Step.of(form.review()).stream()
                        .filter(step -> step.compareTo(last) > 0)
                        .findFirst()
                        .orElse(Step.CHECK));
    }

    private Object send(Form form, HttpServletResponse response) {
        var faults = form.faultsIn(EnumSet.allOf(Step.class));
        if (!faults.isEmpty()) {
            return form.putRight(faults);
        }
        try {
            var registration = NewRegistration.of(form.typed(), form.review());
            var accepted =
                    registrations.register(
                            registration, form.typed().key(), form.reader().locale());
            return received(accepted, response);
        } catch (HttpClientErrorException refusal) {
            return form.putRight(
                    refusals.faults(refusal, form.typed(), form.review(), form.reader().locale()));
        } catch (ServiceAwayException e) {
            return form.show(
                    EnumSet.of(Step.CHECK),
                    List.of(),
                    "form.not-sent",
                    HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    /**
     * The reference goes along in a cookie for that one page: in the address it would stay in
     * histories and logs.
     */
    private Object received(Accepted accepted, HttpServletResponse response) {
        var path = "/registrations/" + accepted.id();
        if (accepted.reference() != null) {
            var cookie =
                    ResponseCookie.from("reference", accepted.reference())
                            .path(path)
                            .maxAge(Duration.ofMinutes(10))
                            .httpOnly(true)
                            .secure(secure)
                            .sameSite("Lax")
                            .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        return SeeOther.to(path + "/received");
    }

    @GetMapping("/registrations/{id}/received")
    String received(
            @PathVariable String id,
            @CookieValue(name = "reference", required = false) @Nullable String reference,
            Model model) {
        model.addAttribute(
                "reference",
                reference != null && reference.matches("[A-Z0-9-]{4,20}") ? reference : null);
        return "received";
    }

    private Form load(String id, Typed typed, Reader reader) {
        var review =
                reviews.find(id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new Form(review, reviews.consultations(review), typed, reader, words);
    }

    private static ModelAndView formAway(String id, Typed typed, Set<Step> shown, String action) {
        return new ModelAndView("form-away", HttpStatus.SERVICE_UNAVAILABLE)
                .addObject("reviewId", id)
                .addObject("hidden", typed.hiddenBeside(Set.of()))
                .addObject("shown", shown)
                .addObject("form", new FormLink("registration", action));
    }

    private static Set<Step> shownSteps(HttpServletRequest request) {
        var sent = request.getParameterValues("step");
        var steps = new LinkedHashSet<Step>();
        if (sent != null) {
            Stream.of(sent).forEach(name -> Step.named(name).ifPresent(steps::add));
        }
        return steps.isEmpty() ? EnumSet.of(Step.ORGANIZATION) : steps;
    }

    /** What a button is about, as in {@code to-PEOPLE} or {@code remove-1}. */
    private static String objectOf(String action) {
        return action.substring(action.indexOf('-') + 1);
    }

    private static int numberIn(String action) {
        var number = objectOf(action);
        return number.matches("\\d{1,2}") ? Integer.parseInt(number) : -1;
    }

    /** The form as it stands now, for one reader. */
    private record Form(
            Review review,
            List<Consultation> series,
            Typed typed,
            Reader reader,
            MessageSource words) {
        Form with(Typed changed) {
            return new Form(review, series, changed, reader, words);
        }

        Form filledIn() {
            return with(DirectoryEntry.filledIn(typed, review, reader.locale()));
        }

        boolean takesRegistrations() {
            return review.current() && series.stream().anyMatch(Consultation::isOpen);
        }

        ReviewHead head() {
            return ReviewHead.of(review, reader);
        }

        List<Fault> faultsIn(Set<Step> steps) {
            return FormCheck.faults(steps, typed, review, series, words, reader.locale());
        }

        ModelAndView show(Step step) {
            return show(EnumSet.of(step), List.of(), null, HttpStatus.OK);
        }

        /** All steps in which something must be put right, on one page. */
        ModelAndView putRight(List<Fault> faults) {
            var steps = EnumSet.noneOf(Step.class);
            faults.forEach(fault -> Step.holding(fault.field()).ifPresent(steps::add));
            return show(steps, faults, null, HttpStatus.UNPROCESSABLE_CONTENT);
        }

        ModelAndView show(
                Set<Step> steps, List<Fault> faults, @Nullable String notice, HttpStatus status) {
            var page = FormPage.of(review, series, typed, steps, faults, notice, reader, words);
            return new ModelAndView("register", status)
                    .addObject("page", page)
                    .addObject("head", head())
                    .addObject("form", new FormLink("registration", page.action()));
        }
    }
}
