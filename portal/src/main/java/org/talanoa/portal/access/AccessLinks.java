package org.talanoa.portal.access;

import static org.talanoa.portal.remote.Service.NOTIFICATION;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.service.registry.ImportHttpServices;
import org.talanoa.portal.access.NotificationService.LinkToken;
import org.talanoa.portal.access.NotificationService.Redeemed;
import org.talanoa.portal.access.NotificationService.Wish;
import org.talanoa.portal.page.FormKey;
import org.talanoa.portal.remote.Refusal;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.remote.ServiceCalls;
import org.talanoa.portal.signin.OrganizationToken;
import org.talanoa.portal.signin.OrganizationTokens;

/** Has links mailed, and turns what they carry into tokens. */
@Component
@ImportHttpServices(group = "notification", types = NotificationService.class)
class AccessLinks {
    /** What a link's token was turned into. */
    record Opened(OrganizationToken token, List<Redeemed.Reached> registrations) {}

    private final NotificationService service;
    private final ServiceCalls calls;
    private final OrganizationTokens tokens;

    AccessLinks(NotificationService service, ServiceCalls calls, OrganizationTokens tokens) {
        this.service = service;
        this.calls = calls;
        this.tokens = tokens;
    }

    /**
     * Has a link mailed if the address acts for a registration of the review; nobody learns whether
     * it does.
     *
     * @param address from where somebody asks
     * @param key of the form; the same form with another address in it is another wish
     * @return the fields that must be put right, none when all is well
     * @throws ServiceAwayException when it is not known whether it arrived
     */
    List<String> send(String review, String email, String address, String key, Locale locale) {
        var own = (key + '\n' + review + '\n' + email).getBytes(StandardCharsets.UTF_8);
        var ownKey = UUID.nameUUIDFromBytes(own).toString();
        try {
            refusedOnlyForContent(() ->
                    service.send(new Wish(review, email), address, ownKey, locale.toLanguageTag()));
            return List.of();
        } catch (HttpClientErrorException e) {
            var fields =
                    Refusal.of(e).errors().stream()
                            .map(fault -> String.valueOf(fault.pointer()).replaceFirst("^/", ""))
                            .filter(List.of("email", "reviewId")::contains)
                            .distinct()
                            .toList();
            return fields.isEmpty() ? List.of("email") : fields;
        }
    }

    /**
     * Uses a link up. With the same key it can be done again, as one does who has not heard.
     *
     * @throws HttpClientErrorException (422) when the link opens nothing, or not any more
     * @throws ServiceAwayException when it is not known whether it arrived
     */
    Opened open(String token, @Nullable String key, Locale locale) {
        // Asked twice where the first answer did not come, and still used up once.
        var once = key == null ? FormKey.fresh() : key;
        var redeemed =
                refusedOnlyForContent(() ->
                        service.redeem(
                                new LinkToken(token),
                                "Bearer " + tokens.toRedeem(),
                                once,
                                locale.toLanguageTag()));
        return new Opened(
                tokens.issue(redeemed.contact(), redeemed.asFocalPoint(), redeemed.asDelegate()),
                redeemed.registrations());
    }

    /** A refusal of the portal itself is nothing that its caller could mend. */
    private <T> T refusedOnlyForContent(Supplier<T> call) {
        return calls.ask(
                NOTIFICATION,
                () -> {
                    try {
                        return call.get();
                    } catch (HttpClientErrorException e) {
                        if (e.getStatusCode() == HttpStatus.UNPROCESSABLE_CONTENT) {
                            throw e;
                        }
                        throw new RestClientException("The portal itself was refused", e);
                    }
                });
    }
}
