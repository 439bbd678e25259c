package org.talanoa.portal.queue;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.staff.StaffMember;

/** The registrations of a review, to be found and read. */
@Controller
class QueueController {
    static final String READ = "registrations:read";

    private final QueuePages pages;
    private final Export export;

    QueueController(QueuePages pages, Export export) {
        this.pages = pages;
        this.export = export;
    }

    /** Also where a form of it is sent, for whoever loads anew what that was answered with. */
    @GetMapping({Desk.LIST, Desk.LIST + "/decisions"})
    ModelAndView list(
            @RequestParam Map<String, String> parameters,
            @RequestParam @Nullable String selected,
            @RequestParam @Nullable String done,
            @RequestParam(defaultValue = "false") boolean none,
            Reader reader,
            StaffMember member) {
        member.need(READ);
        return pages.list(pages.desk(parameters, reader), member, selected, done, null)
                .addObject("none", none);
    }

    /** Also where its forms are sent, for whoever loads anew what they were answered with. */
    @GetMapping({
        Desk.LIST + "/{id}",
        Desk.LIST + "/{id}/decision",
        Desk.LIST + "/{id}/withdrawal",
        Desk.LIST + "/{id}/seats/{consultationId}"
    })
    ModelAndView one(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            @RequestParam @Nullable String done,
            Reader reader,
            StaffMember member) {
        member.need(READ);
        return pages.alone(pages.desk(parameters, reader), member, id, done, null);
    }

    @GetMapping(Desk.LIST + ".csv")
    void csv(
            @RequestParam Map<String, String> parameters,
            Reader reader,
            StaffMember member,
            HttpServletResponse response)
            throws IOException {
        member.need(READ);
        export.pass(Export.CSV, pages.desk(parameters, reader), member, response);
    }

    @GetMapping(Desk.LIST + ".xlsx")
    void xlsx(
            @RequestParam Map<String, String> parameters,
            Reader reader,
            StaffMember member,
            HttpServletResponse response)
            throws IOException {
        member.need(READ);
        export.pass(Export.XLSX, pages.desk(parameters, reader), member, response);
    }
}
