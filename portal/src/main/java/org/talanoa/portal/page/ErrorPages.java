package org.talanoa.portal.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where everything ends that went wrong: a page for people, a problem for programs, and never a
 * word from the inside.
 */
@Controller
class ErrorPages implements ErrorController {
    private final Problems problems;

    ErrorPages(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    @Nullable ModelAndView error(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var status = statusOf(request);
        var asked = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (asked.startsWith("/api/") || asked.startsWith("/oauth2/")) {
            problems.write(response, status, status.getReasonPhrase());
            return null;
        }
        var method = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_METHOD));
        return new ModelAndView("error", status)
                .addObject("page", ErrorPage.of(status).asked(method));
    }

    private static HttpStatus statusOf(HttpServletRequest request) {
        // Somebody who types this address finds nothing there.
        if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code)) {
            return HttpStatus.NOT_FOUND;
        }
        var status = HttpStatus.resolve(code);
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
