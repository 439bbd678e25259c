package org.talanoa.portal.page;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Pages of words alone, and the place that a choice of language, theme or time zone is sent to. */
@Controller
class PlainPages {
    /** Possessive, so that a long text which is no address costs one look at it. */
    private static final Pattern ADDRESS =
            Pattern.compile("/(?:[A-Za-z0-9._~-]++/?+)*+(?:\\?[!-\\[\\]-~]*+)?");

    private static final int LONGEST_ADDRESS = 2000;

    @GetMapping("/privacy")
    ModelAndView privacy() {
        return words("privacy", "what", "who", "how-long", "rights", "cookies");
    }

    @GetMapping("/conduct")
    ModelAndView conduct() {
        return words("conduct", "speak", "listen", "privacy", "say");
    }

    /** The words stand in the bundles under the page's name and each part's. */
    private static ModelAndView words(String page, String... parts) {
        return new ModelAndView("words", Map.of("page", page, "parts", List.of(parts)));
    }

    /**
     * {@link Preferences} has kept the choice already; this leads back to the page it was made on.
     */
    @PostMapping("/preferences")
    RedirectView chosen(@RequestParam(defaultValue = "/") String back) {
        return SeeOther.to(isAddressOfOurs(back) ? back : "/");
    }

    private static boolean isAddressOfOurs(String back) {
        return back.length() <= LONGEST_ADDRESS && ADDRESS.matcher(back).matches();
    }
}
