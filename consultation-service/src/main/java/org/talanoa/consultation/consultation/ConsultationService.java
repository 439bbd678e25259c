package org.talanoa.consultation.consultation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.talanoa.consultation.review.ReviewStore;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.kit.document.Conflict;
import org.talanoa.kit.document.Decision.Made;
import org.talanoa.kit.document.Versioned;
import org.talanoa.kit.security.Actor;
import org.talanoa.kit.security.InstallationKey;
import org.talanoa.kit.web.Checked;
import org.talanoa.kit.web.Fault;
import org.talanoa.kit.web.Faults;
import org.talanoa.kit.web.InvalidContent;
import org.talanoa.kit.web.MergePatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the secretariat can do with consultations. */
@Service
class ConsultationService {
    private final ConsultationStore consultations;
    private final ReleaseStore releases;
    private final ReviewStore reviews;
    private final DraftRules rules;
    private final MergePatch patches;
    private final InstallationKey key;
    private final Clock clock;

    ConsultationService(
            ConsultationStore consultations,
            ReleaseStore releases,
            ReviewStore reviews,
            DraftRules rules,
            MergePatch patches,
            InstallationKey key,
            Clock clock) {
        this.consultations = consultations;
        this.releases = releases;
        this.reviews = reviews;
        this.rules = rules;
        this.patches = patches;
        this.key = key;
        this.clock = clock;
    }

    /** Makes a draft, or answers with the one that this very request made before. */
    Versioned<Consultation> draft(Checked<NewConsultation> request) {
        var id = new ConsultationId(key.idFor(request.command()).toString());
        return request.answerBefore(command -> consultations.madeBefore(id, command))
                .orElseGet(() -> make(id, request));
    }

    private Versioned<Consultation> make(ConsultationId id, Checked<NewConsultation> request) {
        rules.check(request.value(), request.faults());
        var form = request.orThrow();
        var review = form.reviewId();
        return consultations.create(
                request.command(), Consultation.drafted(id, review, form.details()));
    }

    /** Changes the draft as the patch says; nobody is told. */
    Versioned<Consultation> revise(ConsultationId id, Checked<ObjectNode> request) {
        var patch = request.orThrow();
        return consultations.change(
                id, request.command(), before -> before.revise(revised(before, patch)));
    }

    private Details revised(Consultation before, ObjectNode patch) {
        var faults = new Faults();
        var form = patches.apply(NewConsultation.of(before), patch, NewConsultation.class, faults);
        if (form.reviewId() != null && !form.reviewId().equals(before.review())) {
            faults.add("/reviewId", "NOT_CHANGEABLE");
        }
        rules.check(form, faults);
        faults.throwIfAny();
        return form.details();
    }

    /**
     * Publishes the draft. The release before it is kept first: what was once published is never
     * lost.
     *
     * @throws InvalidContent if it is not the first and says not why
     */
    Versioned<Consultation> release(
            ConsultationId id, @Nullable JsonNode note, Actor by, Checked<?> request) {
        var why = why(id, note, "/note", request);
        try {
            return consultations.change(
                    id,
                    request.command(),
                    before -> {
                        var decided = before.release(why.orElse(null), clock.instant(), by.id());
                        if (decided instanceof Made && before.last() != null) {
                            releases.keep(id, before.last());
                        }
                        return decided;
                    });
        } catch (Conflict.RefusedByAggregate e) {
            if (e.why() != ConsultationRefusal.NOTE_NEEDED) throw e;
            throw new InvalidContent(List.of(Fault.at("/note", "REQUIRED")));
        }
    }

    /** Calls it off. */
    Versioned<Consultation> cancel(
            ConsultationId id, @Nullable JsonNode reason, Checked<?> request) {
        var why = why(id, reason, "/reason", request);
        if (why.isEmpty()) request.faults().add("/reason", "REQUIRED");
        request.orThrow();
        return consultations.change(id, request.command(), c -> c.cancel(why.orElseThrow()));
    }

    private Optional<LocalizedText> why(
            ConsultationId id, @Nullable JsonNode said, String field, Checked<?> request) {
        var review = reviews.get(consultations.get(id).state().review()).state();
        var why = SaidWhy.read(said, review, field, request.faults());
        if (request.faults().has(field)) request.faults().throwIfAny();
        return why;
    }
}
