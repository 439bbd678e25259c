package org.talanoa.portal.docs;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Shows people all events; what is said of them is English, as in the document. */
@Controller
class EventsPageController {
    private final EventsPage page;

    EventsPageController(EventsDocument document) {
        page = EventsPage.of(document.content());
    }

    @GetMapping("/docs/events")
    ModelAndView events() {
        return new ModelAndView("events", "page", page)
                .addObject("document", DocumentRoutes.EVENTS);
    }
}
