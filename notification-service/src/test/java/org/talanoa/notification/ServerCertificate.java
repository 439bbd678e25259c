package org.talanoa.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key with the certificate that it signed itself, made by the JDK's keytool where it is used. */
record ServerCertificate(KeyStore keys) {
    private static final String PASSWORD = "of-this-test";
    private static final String ALIAS = "server";

    /** One for a server of this name. */
    static ServerCertificate of(String host) throws Exception {
        var folder = Files.createTempDirectory("certificate");
        var file = folder.resolve("keys");
        try {
            make(host, file);
            return new ServerCertificate(
                    KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static void make(String host, Path file) throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(keytool, "-genkeypair")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        made.command().addAll(List.of("-keyalg", "EC", "-alias", ALIAS, "-dname", "CN=" + host));
        made.command().addAll(List.of("-ext", "san=dns:" + host, "-validity", "2"));
        made.command().addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
        assertThat(made.start().waitFor()).isZero();
    }

    /** For a server that shows this certificate. */
    SSLContext shown() throws GeneralSecurityException {
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /** For a client that trusts these and no others. */
    static SSLContext trusting(ServerCertificate... trusted)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (var one : trusted) {
            store.setCertificateEntry("trusted-" + store.size(), one.keys.getCertificate(ALIAS));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
