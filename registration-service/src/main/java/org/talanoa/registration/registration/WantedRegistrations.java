package org.talanoa.registration.registration;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubregionCode;
import org.talanoa.contracts.registration.RegistrationStatus;
import org.talanoa.kit.ListPage;
import org.talanoa.registration.PlainWords;

/**
 * What a list of registrations is narrowed to.
 *
 * @param review null for all reviews, and likewise the others
 * @param q beginnings of words of the organization's name, of its acronym or of the reference, all
 *     of which must be found; case and accents don't matter
 */
record WantedRegistrations(
        @Nullable ReviewId review,
        @Nullable RegistrationStatus status,
        @Nullable StakeholderType type,
        @Nullable CountryCode country,
        @Nullable SubregionCode subregion,
        @Nullable ConsultationId consultation,
        @Nullable String q) {

    Bson filter() {
        var filters = new ArrayList<Bson>();
        if (review != null) filters.add(eq("state.review", review));
        if (status != null) filters.add(eq("state.status", status.name()));
        if (type != null) filters.add(eq("state.organization.type", type));
        if (country != null) filters.add(eq("state.organization.country", country));
        if (subregion != null) filters.add(eq("state.organization.subregion", subregion));
        if (consultation != null) filters.add(eq("state.consultations", consultation));
        if (q != null && !q.isBlank()) filters.add(PlainWords.allBegin(RegistrationStore.WORDS, q));
        return filters.isEmpty() ? new Document() : and(filters);
    }

    /** Longest waiting first, unless another order is wanted. */
    static Bson order(ListPage.@Nullable Sort sort) {
        if (sort == null) return RegistrationStore.LONGEST_WAITING_FIRST;
        var fields = List.of(stored(sort.field()), "_id");
        return sort.descending() ? descending(fields) : ascending(fields);
    }

    private static String stored(String field) {
        return switch (field) {
            case "name" -> RegistrationStore.NAME;
            case "reference" -> "state.reference";
            case "status" -> "state.status";
            case "type", "country" -> "state.organization." + field;
            default -> RegistrationStore.SUBMITTED;
        };
    }

    @Override
    public String toString() {
        return "WantedRegistrations[" + review + ", " + status + "]";
    }
}
