package org.talanoa.portal.signin;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Remembers no token: a client's token is proven by its signature alone, and a store in memory
 * would only grow. Only the day a client got its last one is kept, so that who is idle can be shut
 * out.
 */
final class TokensNotKept implements OAuth2AuthorizationService {
    private static final Logger log = LoggerFactory.getLogger(TokensNotKept.class);

    private final ApiClientStore clients;
    private final Clock clock;

    TokensNotKept(ApiClientStore clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        try {
            clients.used(
                    authorization.getRegisteredClientId(),
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        } catch (MongoException e) {
            log.warn("The day a client was last used could not be written; it has its token");
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {}

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return null;
    }
}
