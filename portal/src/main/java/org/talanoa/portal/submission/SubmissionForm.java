package org.talanoa.portal.submission;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.page.FormLink;
import org.talanoa.portal.page.FormValues;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.remote.Refusal;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.review.Consultation;
import org.talanoa.portal.review.Review;
import org.talanoa.portal.review.ReviewHead;

/**
 * The form of a submission as it stands now, for one reader. All that was typed travels in the form
 * itself, so that neither a session nor a database holds what nobody has handed in yet.
 *
 * @param by who hands in; null while nobody can say, or to a browser that is signed out
 */
record SubmissionForm(
        String registration,
        Review review,
        List<Consultation> series,
        @Nullable Registrant by,
        FormValues typed,
        Reader reader,
        MessageSource words) {
    /** The group of fields of which there are several. */
    static final String POINTS = "points";

    static final String KEY = "idempotencyKey";
    static final String SEND = "send";

    /** More would be more fields than a form may have; the API takes 200. */
    private static final int MOST_POINTS = 20;

    private static final Pattern OURS =
            Pattern.compile(
                    "idempotencyKey|reviewId|consultationId|language|title|attribution|text|points\\.count"
                            + "|points\\.\\d{1,2}\\.(kind|text|objectives|topics|addressees)");

    /** An empty form. Its key is made now, so that the same form sent twice is one submission. */
    static FormValues nothing(Reader reader) {
        return new FormValues(
                Map.of(
                        KEY,
                        List.of(FormKey.fresh()),
                        "language",
                        List.of(reader.locale().getLanguage())));
    }

    static FormValues typed(Map<String, String[]> sent) {
        var typed = FormValues.of(sent, OURS);
        return typed.with(KEY, FormKey.of(typed.one(KEY)));
    }

    static List<Integer> points(FormValues typed) {
        return typed.numbers(POINTS, MOST_POINTS);
    }

    static String path(String registration) {
        return "/registrations/" + registration + "/submissions/new";
    }

    boolean mayAddPoint() {
        return points(typed).size() < MOST_POINTS;
    }

    /** What follows a button, other than the one that sends. */
    ModelAndView answer(String action) {
        var count = points(typed).size();
        if (action.equals("add") && mayAddPoint()) {
            return with(typed.counting(POINTS, count + 1)).shown();
        }
        if (action.matches("remove-\\d{1,2}") && count > 1) {
            var left = typed.without(POINTS, Integer.parseInt(action.substring(7)));
            return with(left.counting(POINTS, count - 1)).shown();
        }
        return shown();
    }

    /** Hands it in; what is missing or refused is told at its field, and nothing gets lost. */
    Object send(Function<NewSubmission, Object> call) {
        try {
            return call.apply(NewSubmission.of(typed, review.id()));
        } catch (HttpClientErrorException refusal) {
            var faults = SubmissionFault.of(Refusal.of(refusal), words, reader.locale());
            return show(faults, null, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (ServiceAwayException e) {
            return show("submit.not-sent", HttpStatus.SERVICE_UNAVAILABLE);
        }
    }

    ModelAndView shown() {
        return show(List.of(), null, HttpStatus.OK);
    }

    /** The form with a sentence on top; its key. */
    ModelAndView show(String notice, HttpStatus status) {
        return show(List.of(), notice, status);
    }

    private ModelAndView show(
            List<SubmissionFault> faults, @Nullable String notice, HttpStatus status) {
        return new ModelAndView("submission-form", status)
                .addObject("page", SubmissionFormPage.of(this, faults, notice))
                .addObject("head", ReviewHead.of(review, reader))
                .addObject("form", new FormLink("submission", SEND));
    }

    /** The page in place of the form while nobody can be asked about its review. */
    static ModelAndView away(String registration, FormValues typed, String action) {
        return new ModelAndView("form-away", HttpStatus.SERVICE_UNAVAILABLE)
                .addObject("path", path(registration))
                .addObject(
                        "hidden",
                        typed.values().entrySet().stream()
                                .flatMap(field ->
                                        field.getValue().stream()
                                                .map(one -> Map.entry(field.getKey(), one)))
                                .toList())
                .addObject("shown", List.of())
                .addObject("form", new FormLink("registration", action));
    }

    private SubmissionForm with(FormValues changed) {
        return new SubmissionForm(registration, review, series, by, changed, reader, words);
    }

    @Override
    public String toString() {
        return "SubmissionForm[" + registration + "]";
    }
}
