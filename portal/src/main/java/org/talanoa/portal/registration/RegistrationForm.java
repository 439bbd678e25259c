package org.talanoa.portal.registration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.FormLink;
import org.talanoa.portal.page.Preferences;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.review.Consultation;
import org.talanoa.portal.review.Review;
import org.talanoa.portal.review.ReviewHead;
import org.talanoa.portal.signin.TypedFormsSurvive;

/**
 * The form as it stands now, for one reader: of a new registration, or of one that is changed.
 *
 * @param path where it is sent
 */
record RegistrationForm(
        String path,
        Review review,
        List<Consultation> series,
        Typed typed,
        Reader reader,
        MessageSource words) {

    /**
     * What follows a button.
     *
     * @param send what the button does that sends it all
     */
    Object answer(
            String action,
            Set<Step> shown,
            HttpServletRequest request,
            Directory directory,
            Function<RegistrationForm, Object> send) {
        if (request.getAttribute(TypedFormsSurvive.ONLY_SHOW) != null) {
            return show(shown, List.of(), "form.once-more", HttpStatus.FORBIDDEN);
        }
        if (Preferences.isOnlyChoice(request)) {
            return show(shown, List.of(), null, HttpStatus.OK);
        }
        return switch (action.replaceFirst("-.*", "")) {
            case "look" -> lookUp(shown, request, directory);
            case "next" -> filledIn().next(shown);
            case "to" -> show(Step.named(objectOf(action)).orElse(Step.ORGANIZATION));
            case "add" -> with(typed.withAnotherDelegate()).show(Step.PEOPLE);
            case "remove" -> with(typed.withoutDelegate(numberIn(action))).show(Step.PEOPLE);
            case "send" -> send.apply(this);
            default -> show(shown, List.of(), null, HttpStatus.OK);
        };
    }

    /** The page with what was found; the script asks for that part of it alone. */
    private ModelAndView lookUp(Set<Step> shown, HttpServletRequest request, Directory directory) {
        var lookedUp = directory.lookUp(typed, review.id());
        var page = with(lookedUp.typed()).show(shown, List.of(), null, HttpStatus.OK);
        if (request.getHeader("X-Part") != null) {
            page.setViewName("register :: directory");
        }
        return page.addObject("said", lookedUp.said()).addObject("count", lookedUp.count());
    }

    private ModelAndView next(Set<Step> shown) {
        var faults = faultsIn(shown);
        if (!faults.isEmpty()) {
            return show(shown, faults, null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (typed.one("reached").equals(Step.CHECK.name())) {
            return show(Step.CHECK);
        }
        var last = shown.stream().max(Step::compareTo).orElse(Step.ORGANIZATION);
        return show(
                Step.of(review).stream()
                        .filter(step -> step.compareTo(last) > 0)
                        .findFirst()
                        .orElse(Step.CHECK));
    }

    /** What a button is about, as in {@code to-PEOPLE} or {@code remove-1}. */
    private static String objectOf(String action) {
        return action.substring(action.indexOf('-') + 1);
    }

    private static int numberIn(String action) {
        var number = objectOf(action);
        return number.matches("\\d{1,2}") ? Integer.parseInt(number) : -1;
    }

    RegistrationForm with(Typed changed) {
        return new RegistrationForm(path, review, series, changed, reader, words);
    }

    RegistrationForm filledIn() {
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

    /** Sends it all; what is missing or refused is shown at its fields, and nothing gets lost. */
    Object send(Refusals refusals, Supplier<Object> call) {
        var faults = faultsIn(EnumSet.allOf(Step.class));
        if (!faults.isEmpty()) {
            return putRight(faults);
        }
        try {
            return call.get();
        } catch (HttpClientErrorException refusal) {
            return putRight(refusals.faults(refusal, typed, review, reader.locale()));
        } catch (ServiceAwayException e) {
            return show(
                    EnumSet.of(Step.CHECK),
                    List.of(),
                    "form.not-sent",
                    HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    /** The page in place of the form while nobody can be asked about its review. */
    static ModelAndView away(String path, Typed typed, Set<Step> shown, String action) {
        return new ModelAndView("form-away", HttpStatus.SERVICE_UNAVAILABLE)
                .addObject("path", path)
                .addObject("hidden", typed.hiddenBeside(Set.of()))
                .addObject("shown", shown)
                .addObject("form", new FormLink("registration", action));
    }

    static Set<Step> shownSteps(HttpServletRequest request) {
        var sent = request.getParameterValues("step");
        var steps = new LinkedHashSet<Step>();
        if (sent != null) {
            Stream.of(sent).forEach(name -> Step.named(name).ifPresent(steps::add));
        }
        return steps.isEmpty() ? EnumSet.of(Step.ORGANIZATION) : steps;
    }

    ModelAndView show(
            Set<Step> steps, List<Fault> faults, @Nullable String notice, HttpStatus status) {
        var page = FormPage.of(path, review, series, typed, steps, faults, notice, reader, words);
        return new ModelAndView("register", status)
                .addObject("page", page)
                .addObject("head", head())
                .addObject("form", new FormLink("registration", page.action()));
    }
}
