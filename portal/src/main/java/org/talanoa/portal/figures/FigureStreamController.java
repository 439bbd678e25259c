package org.talanoa.portal.figures;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.talanoa.portal.staff.StaffMember;
import org.talanoa.portal.staff.StaffSession;

/** Where the page of figures hears that there are new ones. */
@RestController
class FigureStreamController {
    private final FigureStreams streams;
    private final StaffSession session;

    FigureStreamController(FigureStreams streams, StaffSession session) {
        this.streams = streams;
        this.session = session;
    }

    /** Ends with the session that opened it. */
    @GetMapping(path = "/console/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(
            StaffMember member,
            @RequestParam(defaultValue = "") String review,
            HttpServletRequest request) {
        member.need(TodayController.SCOPE);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(streams.open(review, member, () -> session.of(request).isPresent()));
    }
}
