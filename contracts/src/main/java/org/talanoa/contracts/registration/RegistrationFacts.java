package org.talanoa.contracts.registration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.RegistrationReference;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubregionCode;

/**
 * What everyone may know of a registration.
 *
 * @param reference the short name for people
 * @param subregion of the country; null where the country lies in none of the region
 * @param publishName whether the organization consented to be named; with {@code visibility}, the
 *     stricter wins
 * @param consultations in which the organization wishes a seat
 * @param focalPoint the contact whom the house writes to
 * @param delegates the contacts who take part
 * @param confirmedAt when the focal point proved the address: the order of waiting lists; null
 *     until then
 * @param decidedAt when the secretariat last approved or declined; its words of that moment on
 *     {@code contacts} belong to it; null until then
 */
public record RegistrationFacts(
        RegistrationId id,
        RegistrationReference reference,
        ReviewId review,
        RegistrationStatus status,
        StakeholderType type,
        CountryCode country,
        @Nullable SubregionCode subregion,
        Visibility visibility,
        boolean publishName,
        List<ConsultationId> consultations,
        ContactId focalPoint,
        List<ContactId> delegates,
        Instant submittedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant decidedAt) {}
