package org.talanoa.portal.signin;

import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What an organization's mailed link gave: a bearer token of the API, and what it reaches.
 *
 * @param value the token itself, nobody's to log
 * @param registrations those it reaches as their focal point
 * @param delegations as which delegates: contact ids, {@code <registration>.<delegate>}
 */
public record OrganizationToken(
        String value, List<String> registrations, List<String> delegations) {

    /** The {@code Authorization} header of calls in the organization's name. */
    public String bearer() {
        return "Bearer " + value;
    }

    public boolean reaches(String registration) {
        return registrations.contains(registration);
    }

    /** The page to begin at: the one registration, or the list of what there is. */
    public String home() {
        return registrations.size() == 1 && delegations.stream().allMatch(this::isOfOwn)
                ? UriComponentsBuilder.fromPath("/registrations/{id}")
                        .build(registrations.getFirst())
                        .toString()
                : "/registrations";
    }

    /** A focal point who is a delegate as well reads of both on one page. */
    private boolean isOfOwn(String delegation) {
        return registrations.stream().anyMatch(own -> delegation.startsWith(own + "."));
    }

    @Override
    public String toString() {
        return "OrganizationToken" + registrations;
    }
}
