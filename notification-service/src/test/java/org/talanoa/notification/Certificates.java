package org.talanoa.notification;

import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What mail servers can show, and, while a class is tested, a JVM that trusts two of it. */
public final class Certificates implements BeforeAllCallback, AfterAllCallback {
    private final ServerCertificate good;
    private final ServerCertificate ofAnotherName;
    private final ServerCertificate ofNobody;
    private final SSLContext before;

    public Certificates() {
        try {
            good = ServerCertificate.of("localhost");
            ofAnotherName = ServerCertificate.of("mail.example.org");
            ofNobody = ServerCertificate.of("localhost");
            before = SSLContext.getDefault();
        } catch (Exception e) { // whatever it is: a test's static field can throw nothing checked
            throw new IllegalStateException(e);
        }
    }

    /** Trusted, and of the name by which tests call their servers. */
    public SSLContext good() throws Exception {
        return good.shown();
    }

    /** Trusted, too. */
    public SSLContext ofAnotherName() throws Exception {
        return ofAnotherName.shown();
    }

    /** Of the right name, and not trusted. */
    public SSLContext ofNobody() throws Exception {
        return ofNobody.shown();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        SSLContext.setDefault(ServerCertificate.trusting(good, ofAnotherName));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        SSLContext.setDefault(before);
    }
}
