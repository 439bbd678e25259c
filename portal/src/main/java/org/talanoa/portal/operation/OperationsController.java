package org.talanoa.portal.operation;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.page.SeeOther;
import org.talanoa.portal.remote.Service;
import org.talanoa.portal.staff.StaffMember;

/** How the services are, and what an administrator has them do. No record is ever shown. */
@Controller
@RequestMapping("/console/operations")
class OperationsController {
    private static final String SCOPE = "operations:write";

    private final Operators operators;
    private final MessageSource words;
    private final Clock clock;

    OperationsController(Operators operators, MessageSource words, Clock clock) {
        this.operators = operators;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView all(
            StaffMember member,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String done,
            Reader reader) {
        member.need(SCOPE);
        var panels = new ServicePanel.Maker(words, reader, clock);
        return new ModelAndView("operations")
                .addObject("of", service(service).map(ServicePanel::path).orElse(null))
                .addObject("done", service(service).flatMap(_ -> Done.named(done)).orElse(null))
                .addObject(
                        "panels",
                        operators.reports(member).entrySet().stream()
                                .map(told -> panels.of(told.getKey(), told.getValue()))
                                .toList());
    }

    /** Asks whether it is meant. */
    @GetMapping("/{service}/{act}")
    ModelAndView ask(
            StaffMember member,
            @PathVariable String service,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String id) {
        member.need(SCOPE);
        var asked = found(Act.at(act));
        return new ModelAndView("operations-ask")
                .addObject("service", ServicePanel.path(found(service(service))))
                .addObject("act", asked.path())
                .addObject("id", asked.isOfOne() ? id.strip() : null);
    }

    @PostMapping("/{service}/{act}")
    RedirectView act(
            StaffMember member,
            @PathVariable String service,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String id) {
        member.need(SCOPE);
        var of = found(service(service));
        var asked = found(Act.at(act));
        var done =
                asked.isOfOne() && id.isBlank()
                        ? Done.NOTHING
                        : operators.act(of, asked, id.strip(), member);
        return SeeOther.to(
                "/console/operations?service=" + ServicePanel.path(of) + "&done=" + done);
    }

    private static Optional<Service> service(String path) {
        return Arrays.stream(Service.values())
                .filter(service -> ServicePanel.path(service).equals(path))
                .findAny();
    }

    private static <T> T found(Optional<T> named) {
        return named.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
