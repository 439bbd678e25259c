package org.talanoa.portal.signin;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.stereotype.Component;
import org.talanoa.portal.PortalSettings;

/**
 * What every answer tells a browser, whoever gives it: a page, the API, a file, a stream, and what
 * the container or the firewall turns away before any filter of ours. So it stands in front of all
 * of them.
 */
@Component
final class AnswerHeaders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /**
     * All comes from this origin, nothing runs or shows that is written into a page. Pictures of
     * Bootstrap are data addresses.
     */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Map<String, String> headers = new LinkedHashMap<>();

    AnswerHeaders(PortalSettings settings) {
        headers.put("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "same-origin");
        headers.put(
                "Permissions-Policy",
                "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        // The portal stands behind what ends TLS, so the public address tells more than the
        // request.
        if (settings.secure()) {
            headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new Strict());
        // Within Boot's own, which then finds the answer given.
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ContainerRefusals()));
    }

    /** What a security chain adds: no cache keeps what does not say that it may be kept. */
    static void ofChain(HeadersConfigurer<HttpSecurity> headers) {
        headers.defaultsDisabled().cacheControl(Customizer.withDefaults());
    }

    private final class Strict extends ValveBase {
        private Strict() {
            super(true);
        }

        /**
         * Set before anything else, so that whoever knows better can say so: the page of a token.
         */
        @Override
        public void invoke(Request request, Response response)
                throws IOException, ServletException {
            headers.forEach(response::setHeader);
            getNext().invoke(request, response);
        }
    }
}
