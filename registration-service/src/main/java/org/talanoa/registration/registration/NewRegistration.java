package org.talanoa.registration.registration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.ConsultationId;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.OrganizationId;
import org.talanoa.contracts.ReviewId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.registration.Visibility;
import org.talanoa.kit.EmailAddress;
import org.talanoa.registration.OneLine;

/**
 * The body of {@code POST /api/v1/registrations}, and what a patch of a registration changes; the
 * rules that need more than one field are {@link IntakeRules}.
 */
record NewRegistration(
        @NotNull ReviewId reviewId,
        @NotNull @Valid OrganizationPart organization,
        @NotNull @Valid PersonPart focalPoint,
        @NotNull @Size(max = 50) List<@NotNull @Valid DelegatePart> delegates,
        @NotEmpty @Size(max = 50) List<@NotNull ConsultationId> consultationIds,
        @NotNull Visibility visibility,
        @Nullable Integer formVersion,
        @Nullable @Size(max = 100) Map<String, @NotNull String> answers,
        @NotNull @Valid Consents consents) {

    record OrganizationPart(
            @NotBlank @Size(min = 1, max = 200) @Pattern(regexp = OneLine.FORM) String name,
            @Nullable @Size(max = 30) @Pattern(regexp = OneLine.FORM) String acronym,
            @NotNull StakeholderType type,
            @NotNull CountryCode country,
            @Nullable
                    @Size(max = 300)
                    @Pattern(regexp = "(https?://[^\\s\\p{Cntrl}/?#:@][^\\s\\p{Cntrl}]*)?")
                    String website,
            @Nullable OrganizationId directoryId) {
        static OrganizationPart of(RegisteredOrganization organization) {
            return new OrganizationPart(
                    organization.name(),
                    organization.acronym(),
                    organization.type(),
                    organization.country(),
                    organization.website(),
                    organization.directoryId());
        }

        @Override
        public String toString() {
            return "OrganizationPart[" + type + "]";
        }
    }

    record PersonPart(
            @NotBlank @Size(min = 1, max = 100) @Pattern(regexp = OneLine.FORM) String givenName,
            @NotBlank @Size(min = 1, max = 100) @Pattern(regexp = OneLine.FORM) String familyName,
            @NotBlank @Size(min = 3, max = 254) @Email(regexp = EmailAddress.FORM) String email,
            @NotNull LanguageTag locale) {
        static PersonPart of(Person person) {
            return new PersonPart(
                    person.givenName(), person.familyName(), person.email(), person.locale());
        }

        Person person() {
            return new Person(givenName.strip(), familyName.strip(), email.strip(), locale);
        }

        @Override
        public String toString() {
            return "PersonPart[" + locale + "]";
        }
    }

    /**
     * @param id of a delegate who is there already
     */
    record DelegatePart(
            @Nullable String id,
            @NotBlank @Size(min = 1, max = 100) @Pattern(regexp = OneLine.FORM) String givenName,
            @NotBlank @Size(min = 1, max = 100) @Pattern(regexp = OneLine.FORM) String familyName,
            @NotBlank @Size(min = 3, max = 254) @Email(regexp = EmailAddress.FORM) String email,
            @NotNull LanguageTag locale,
            @NotEmpty @Size(max = 50) List<@NotNull ConsultationId> consultationIds,
            boolean wantsToSpeak,
            @Nullable @Size(max = 2000) String accessNeeds) {
        static DelegatePart of(Delegate delegate) {
            var person = delegate.person();
            return new DelegatePart(
                    delegate.id(),
                    person.givenName(),
                    person.familyName(),
                    person.email(),
                    person.locale(),
                    delegate.consultations(),
                    delegate.wantsToSpeak(),
                    delegate.accessNeeds());
        }

        Delegate delegate(Set<String> ids, Supplier<String> newId) {
            var person = new Person(givenName.strip(), familyName.strip(), email.strip(), locale);
            return new Delegate(
                    id != null && ids.contains(id) ? id : newId.get(),
                    person,
                    consultationIds,
                    wantsToSpeak,
                    accessNeeds);
        }

        @Override
        public String toString() {
            return "DelegatePart[" + locale + "]";
        }
    }

    @Override
    public String toString() {
        return "NewRegistration[" + reviewId + "]";
    }
}
