package org.talanoa.portal.page;

import com.mongodb.MongoException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.remote.ServiceAwayException;

/**
 * Gives every page its frame, and one that can't be made for want of a service or of a right a page
 * that says so.
 */
@ControllerAdvice
class EveryPage {
    private final MessageSource words;
    private final Clock clock;

    EveryPage(MessageSource words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var here = asked == null ? request.getRequestURI() : asked.toString();
        var query = asked == null ? query(request.getQueryString()) : "";
        return Frame.of(Reader.of(request), words, here, query);
    }

    /** A token is for the page behind a mailed link alone, and never in a link of ours. */
    private static String query(@Nullable String query) {
        return query == null
                ? ""
                : Stream.of(query.split("&"))
                        .filter(part -> !part.matches("(lang|token)(=.*)?"))
                        .collect(Collectors.joining("&"));
    }

    @ExceptionHandler
    ModelAndView partAway(
            ServiceAwayException away, HttpServletRequest request, HttpServletResponse response) {
        return away(ErrorPage.away(away.service()), request, response);
    }

    /** Accounts and API clients are kept in a database, which can be away like a service. */
    @ExceptionHandler(MongoException.class)
    ModelAndView databaseAway(HttpServletRequest request, HttpServletResponse response) {
        return away(ErrorPage.of(HttpStatus.SERVICE_UNAVAILABLE), request, response);
    }

    /** It comes back, and then a form can be sent once more. */
    private ModelAndView away(
            ErrorPage page, HttpServletRequest request, HttpServletResponse response) {
        var view = show(HttpStatus.SERVICE_UNAVAILABLE, page, request);
        if (!request.getMethod().equals("POST")) {
            return view;
        }
        LinkPage.unseen(response); // a form may hold the token of a mailed link
        var kept = KeptForm.of(request);
        return view.addObject("kept", kept).addObject("form", kept.link());
    }

    @ExceptionHandler(NotAllowed.class)
    ModelAndView notAllowed(HttpServletRequest request) {
        return show(HttpStatus.FORBIDDEN, ErrorPage.notAllowed(), request);
    }

    /** A form that came too often, to be sent once more when its time has come. */
    @ExceptionHandler(TooOften.class)
    ModelAndView tooOften(TooOften fault, HttpServletRequest request) {
        var kept = KeptForm.of(request);
        var reader = Reader.of(request);
        // The first full minute after it, as clocks show no seconds.
        var from =
                clock.instant()
                        .plus(fault.waitFor())
                        .truncatedTo(ChronoUnit.MINUTES)
                        .plus(1, ChronoUnit.MINUTES);
        return new ModelAndView("too-often", HttpStatus.TOO_MANY_REQUESTS)
                .addObject("from", new Dates(words, reader).clock(from.atZone(reader.zoneOrUtc())))
                .addObject("kept", kept)
                .addObject("form", kept.link())
                .addObject("frame", frame(request));
    }

    private ModelAndView show(HttpStatus status, ErrorPage page, HttpServletRequest request) {
        return new ModelAndView("error", status)
                .addObject("page", page.asked(request.getMethod()))
                .addObject("frame", frame(request));
    }
}
