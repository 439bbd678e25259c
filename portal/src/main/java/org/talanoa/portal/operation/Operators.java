package org.talanoa.portal.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.service.registry.ImportHttpServices;
import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.UriBuilderFactory;
import org.talanoa.portal.PortalSettings;
import org.talanoa.portal.remote.Service;
import org.talanoa.portal.remote.ServiceAwayException;
import org.talanoa.portal.remote.ServiceCalls;
import org.talanoa.portal.staff.StaffMember;
import org.talanoa.portal.staff.StaffTokens;

/** Asks and tells the services on behalf of an operator; each of them can be away. */
@Component
@ImportHttpServices(group = "operations", types = OperationService.class)
class Operators {
    private static final int PATIENCE_SECONDS = 5;

    private final Executor asking = Executors.newVirtualThreadPerTaskExecutor();
    private final OperationService services;
    private final ServiceCalls calls;
    private final StaffTokens tokens;
    private final PortalSettings settings;

    Operators(
            OperationService services,
            ServiceCalls calls,
            StaffTokens tokens,
            PortalSettings settings) {
        this.services = services;
        this.calls = calls;
        this.tokens = tokens;
        this.settings = settings;
    }

    /** What came of asking a service how it is. */
    sealed interface Answer {
        record Told(ServiceReport report) implements Answer {}

        /** It is there and does not say, as one that does not know the portal's key. */
        record Refused(int status) implements Answer {}

        record Silent() implements Answer {}
    }

    /** Asks all at once, and waits no longer for one that stands still than a reader would. */
    Map<Service, Answer> reports(StaffMember member) {
        var bearer = tokens.bearer(member);
        var asked = new LinkedHashMap<Service, CompletableFuture<Answer>>();
        for (var service : Service.values()) {
            asked.put(
                    service,
                    CompletableFuture.supplyAsync(() -> report(service, bearer), asking)
                            .completeOnTimeout(
                                    new Answer.Silent(), PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        var answers = new LinkedHashMap<Service, Answer>();
        asked.forEach((service, answer) -> answers.put(service, answer.join()));
        return answers;
    }

    private Answer report(Service service, String bearer) {
        try {
            return new Answer.Told(calls.ask(service, () -> services.report(at(service), bearer)));
        } catch (HttpClientErrorException e) {
            return new Answer.Refused(e.getStatusCode().value());
        } catch (ServiceAwayException e) {
            return new Answer.Silent();
        }
    }

    /**
     * Has a service act. Each act may come twice: what is done then finds nothing, or is harmless.
     */
    Done act(Service service, Act act, String id, StaffMember member) {
        var bearer = tokens.bearer(member);
        try {
            return calls.ask(service, () -> act(at(service), act, id, bearer));
        } catch (HttpClientErrorException.NotFound e) {
            return act == Act.REPUBLISH ? Done.NOTHING : Done.UNKNOWN;
        } catch (HttpClientErrorException.Conflict e) {
            return Done.BUSY;
        } catch (HttpClientErrorException.BadRequest e) {
            return Done.NOTHING; // what was named can be no id
        } catch (HttpClientErrorException e) {
            return Done.REFUSED;
        } catch (ServiceAwayException e) {
            return Done.SILENT;
        }
    }

    private Done act(UriBuilderFactory at, Act act, String id, String bearer) {
        return switch (act) {
            case REPLAY ->
                    Done.named(services.replay(at, id, bearer).outcome()).orElse(Done.FAILED);
            case DISCARD -> {
                services.discard(at, id, bearer);
                yield Done.DISCARDED;
            }
            case REPLAY_ALL -> {
                services.replayAll(at, bearer);
                yield Done.REPLAYING;
            }
            case REPUBLISH -> {
                services.republish(at, id, bearer);
                yield Done.REPUBLISHED;
            }
            case REPUBLISH_ALL -> {
                services.republishAll(at, bearer);
                yield Done.REPUBLISHING;
            }
        };
    }

    private UriBuilderFactory at(Service service) {
        var address = settings.services().get(service);
        if (address == null) {
            throw new IllegalStateException("No address is set for " + service.label());
        }
        return new DefaultUriBuilderFactory(address.toString());
    }
}
