package org.talanoa.portal.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** Pages of words alone, and the place that a choice of language, theme or time zone is sent to. */
@Controller
class PlainPages {
    @GetMapping("/privacy")
    String privacy() {
        return "privacy";
    }

    @GetMapping("/conduct")
    String conduct() {
        return "conduct";
    }

    /**
     * {@link Preferences} has kept the choice already; this leads back to the page it was made on.
     */
    @PostMapping("/preferences")
    RedirectView chosen(@RequestParam(defaultValue = "/") String back) {
        return SeeOther.to(back.matches("/([A-Za-z0-9._~-]+/?)*") ? back : "/");
    }
}
