package org.talanoa.portal.registration;

import static org.talanoa.portal.remote.Service.REGISTRATION;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.registry.ImportHttpServices;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.remote.ServiceCalls;

/**
 * Looks up an organization by what was typed as its name. It only offers: whatever the directory
 * does or lacks, the form goes on.
 */
@Component
@ImportHttpServices(group = "directory", types = DirectoryService.class)
class Directory {
    /** More than fit beside a name are no help; a few more letters find the right one. */
    private static final int MOST = 8;

    /** The directory finds nothing by less. */
    private static final int SHORTEST = 2;

    private final DirectoryService service;
    private final ServiceCalls calls;

    Directory(DirectoryService service, ServiceCalls calls) {
        this.service = service;
        this.calls = calls;
    }

    /**
     * What a look-up brought.
     *
     * @param said key of the sentence that tells it
     * @param count how many were found
     * @param typed the form with them in it
     */
    record LookedUp(String said, int count, Typed typed) {}

    LookedUp lookUp(Typed typed, String reviewId) {
        var name = typed.one("organization.name");
        if (name.length() < SHORTEST) {
            return new LookedUp("form.directory.short", 0, typed);
        }
        try {
            var found = calls.ask(REGISTRATION, () -> service.find(reviewId, name, MOST)).items();
            return new LookedUp(
                    found.isEmpty() ? "form.directory.none" : "form.directory.found",
                    found.size(),
                    DirectoryEntry.carried(withChosen(typed, found), typed));
        } catch (ServiceAwayException | HttpClientErrorException e) {
            return new LookedUp("form.directory.away", 0, typed);
        }
    }

    /** The form with the entry in sight that stands in it already, if one does. */
    Typed recalled(Typed typed) {
        var id = typed.one(DirectoryEntry.FIELD);
        if (id.isEmpty()) {
            return typed;
        }
        try {
            var entry = calls.ask(REGISTRATION, () -> service.read(id));
            return DirectoryEntry.carried(List.of(entry), typed);
        } catch (ServiceAwayException | HttpClientErrorException e) {
            return DirectoryEntry.carried(List.of(DirectoryEntry.inOwnWords(typed)), typed);
        }
    }

    /** What was chosen before stays in sight, even if the name was changed since. */
    private static List<DirectoryEntry> withChosen(Typed typed, List<DirectoryEntry> found) {
        var chosenBefore =
                DirectoryEntry.chosenIn(typed)
                        .filter(chosen ->
                                found.stream().noneMatch(one -> one.id().equals(chosen.id())));
        return Stream.concat(chosenBefore.stream(), found.stream()).toList();
    }
}
