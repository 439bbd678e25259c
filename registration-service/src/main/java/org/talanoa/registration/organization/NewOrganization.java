package org.talanoa.registration.organization;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.OrganizationId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.registration.OneLine;

/**
 * The body of {@code POST} and {@code PUT /api/v1/organizations}; the rules that need more than one
 * field are {@link OrganizationRules}.
 *
 * @param names by language
 */
record NewOrganization(
        @NotEmpty @Size(max = 20)
                Map<String, @NotBlank @Size(max = 200) @Pattern(regexp = OneLine.FORM) String>
                        names,
        @Nullable @Size(max = 30) @Pattern(regexp = OneLine.FORM) String acronym,
        @NotNull StakeholderType type,
        @NotNull CountryCode country) {
    Organization organization(OrganizationId id) {
        var stripped = new TreeMap<String, String>();
        names.forEach((language, name) -> stripped.put(language, name.strip()));
        var shortName = acronym == null || acronym.isBlank() ? null : acronym.strip();
        return new Organization(id, new LocalizedText(stripped), shortName, type, country);
    }
}
