package org.talanoa.notification.mail;

import org.springframework.stereotype.Component;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.kit.KitSettings;

/** Where the pages lie that mails lead to. */
@Component
class Pages {
    private final String baseUrl;

    Pages(KitSettings kit) {
        baseUrl = kit.baseUrl().replaceAll("/+$", "");
    }

    String start() {
        return baseUrl;
    }

    /** Asks for a new link. */
    String access() {
        return baseUrl + "/access";
    }

    String access(String token) {
        return access() + "?token=" + token;
    }

    String confirmation(RegistrationId id, String token) {
        return baseUrl + "/registrations/" + id + "/confirm?token=" + token;
    }
}
