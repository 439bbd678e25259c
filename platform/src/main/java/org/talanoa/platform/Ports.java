package org.talanoa.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of all parts, each at a fixed distance from the portal's. */
record Ports(int base) {
    private static final int SMTP = 26;

    /** The highest port for the portal that leaves room for the others. */
    static final int HIGHEST_BASE = 65_535 - SMTP;

    int portal() {
        return base;
    }

    int registrationService() {
        return base + 1;
    }

    int consultationService() {
        return base + 2;
    }

    int recommendationService() {
        return base + 3;
    }

    int notificationService() {
        return base + 4;
    }

    int dashboardService() {
        return base + 5;
    }

    /** Where the portal's metrics are: its own port is the public one. */
    int portalMetrics() {
        return base + 6;
    }

    int kafka() {
        return base + 12;
    }

    int mongodb() {
        return base + 17;
    }

    int mailbox() {
        return base + 25;
    }

    int smtp() {
        return base + SMTP;
    }

    /** Looks whether every port is free, so that no part fails for it half-way. */
    void check() throws CannotStart {
        for (var port : names().entrySet()) {
            if (!isFree(port.getKey())) {
                throw new CannotStart(
                        "Port %d (%s) is taken by another program: stop that one, or choose other ports with --port P."
                                .formatted(port.getKey(), port.getValue()));
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private Map<Integer, String> names() {
        var names = new LinkedHashMap<Integer, String>();
        names.put(portal(), "portal");
        names.put(registrationService(), "registration-service");
        names.put(consultationService(), "consultation-service");
        names.put(recommendationService(), "recommendation-service");
        names.put(notificationService(), "notification-service");
        names.put(dashboardService(), "dashboard-service");
        names.put(portalMetrics(), "portal's metrics");
        names.put(kafka(), "kafka");
        names.put(mongodb(), "mongodb");
        names.put(mailbox(), "mailbox");
        names.put(smtp(), "mailbox's SMTP");
        return names;
    }
}
