package org.talanoa.portal.docs;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.PortalSettings;

/** Where people who build on Talanoa begin, and the contract of the API as they read it. */
@Controller
class DocsController {
    private final ApiPage page;
    private final PortalSettings settings;

    DocsController(ApiDocument document, PortalSettings settings) {
        this.page = ApiPage.of(document.content());
        this.settings = settings;
    }

    @GetMapping("/docs")
    ModelAndView start() {
        return new ModelAndView(
                "docs",
                Map.of(
                        "api", DocumentRoutes.API,
                        "events", DocumentRoutes.EVENTS,
                        "baseUrl", settings.baseUrl()));
    }

    @GetMapping("/docs/api")
    ModelAndView api() {
        return new ModelAndView("api", "page", page).addObject("document", DocumentRoutes.API);
    }
}
