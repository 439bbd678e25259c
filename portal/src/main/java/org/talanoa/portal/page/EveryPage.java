package org.talanoa.portal.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.remote.ServiceAwayException;

/**
 * Gives every page its frame, and one that can't be made for want of a service a page that says
 * which part is missing.
 */
@ControllerAdvice
class EveryPage {
    private final MessageSource words;

    EveryPage(MessageSource words) {
        this.words = words;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var here = asked == null ? request.getRequestURI() : asked.toString();
        return Frame.of(Reader.of(request), words, here);
    }

    @ExceptionHandler
    ModelAndView partAway(ServiceAwayException away, HttpServletRequest request) {
        var page = ErrorPage.away(away.service());
        return new ModelAndView("error", HttpStatus.SERVICE_UNAVAILABLE)
                .addObject("page", page)
                .addObject("frame", frame(request));
    }
}
