package org.talanoa.portal.signin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /**
     * What somebody reaches as a delegate.
     *
     * @param contact the delegate's own contact id
     */
    public record Entry(String contact, String registration, String delegate) {
        private static Stream<Entry> of(String contact) {
            int dot = contact.indexOf('.');
            return dot < 0
                    ? Stream.of()
                    : Stream.of(
                            new Entry(
                                    contact,
                                    contact.substring(0, dot),
                                    contact.substring(dot + 1)));
        }

        public String path() {
            return UriComponentsBuilder.fromPath("/entries/{contact}").build(contact).toString();
        }
    }

    /** A focal point who is a delegate as well reads of both on one page, so that is none. */
    public List<Entry> entries() {
        return delegations.stream()
                .flatMap(Entry::of)
                .filter(entry -> !reaches(entry.registration()))
                .toList();
    }

    /** The entry of this contact, if it is the bearer's own. */
    public Optional<Entry> entry(String contact) {
        return entries().stream().filter(entry -> entry.contact().equals(contact)).findFirst();
    }

    /** Whether the bearer is a delegate in this registration and no more. */
    boolean isOfDelegateIn(String registration) {
        return entries().stream().anyMatch(entry -> entry.registration().equals(registration));
    }

    /** The page to begin at: the only one that there is, or the list. */
    public String home() {
        var entries = entries();
        if (registrations.size() + entries.size() != 1) return "/registrations";
        return entries.isEmpty()
                ? UriComponentsBuilder.fromPath("/registrations/{id}")
                        .build(registrations.getFirst())
                        .toString()
                : entries.getFirst().path();
    }

    @Override
    public String toString() {
        return "OrganizationToken" + registrations;
    }
}
