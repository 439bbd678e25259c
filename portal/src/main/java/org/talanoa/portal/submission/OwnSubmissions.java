package org.talanoa.portal.submission;

import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.talanoa.portal.page.Dates;
import org.talanoa.portal.page.Reader;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.signin.OrganizationToken;

/** The part of an organization's page that lists what it handed in. */
@Component
public class OwnSubmissions {
    private final Submissions submissions;
    private final MessageSource words;

    OwnSubmissions(Submissions submissions, MessageSource words) {
        this.submissions = submissions;
        this.words = words;
    }

    /**
     * That part, ready to print.
     *
     * @param away whether it can't be shown just now
     * @param open whether something can be handed in
     */
    public record Listed(String registration, boolean away, boolean open, List<Row> rows) {}

    /** One submission. */
    public record Row(String id, String title, String language, String received, int points) {
        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    /** What the organization has handed in for this registration, the newest first. */
    public Listed of(String registration, String status, OrganizationToken token, Reader reader) {
        boolean open = Registrant.mayHandIn(status);
        var dates = new Dates(words, reader);
        var zone = reader.zoneOrUtc();
        try {
            var rows =
                    submissions.of(registration, token).items().stream()
                            .map(one ->
                                    new Row(
                                            one.id(),
                                            one.title(),
                                            one.language(),
                                            dates.moment(one.receivedAt().atZone(zone)),
                                            one.points().size()))
                            .toList();
            return new Listed(registration, false, open, rows);
        } catch (ServiceAwayException | HttpClientErrorException e) {
            return new Listed(registration, true, open, List.of());
        }
    }
}
