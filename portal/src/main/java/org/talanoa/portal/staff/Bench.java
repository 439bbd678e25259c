package org.talanoa.portal.staff;

import java.util.List;
import org.talanoa.portal.staff.Bench.Entry;
import org.talanoa.portal.staff.StaffSession.Session;

/**
 * What stands around every page of the console: where she may go, and who she is.
 *
 * @param own whether she has a password of ours to change
 */
record Bench(String name, boolean own, List<Entry> entries) {
    private static final List<Entry> ALL =
            List.of(
                    new Entry("today", "/console", "house", "dashboards:read"),
                    new Entry(
                            "registrations",
                            "/console/registrations",
                            "people",
                            "registrations:read"),
                    new Entry(
                            "consultations",
                            "/console/consultations",
                            "calendar",
                            "dashboards:read"),
                    new Entry(
                            "points",
                            "/console/points?status=RECEIVED",
                            "point",
                            "recommendations:read"),
                    new Entry("operations", "/console/operations", "gear", "operations:write"),
                    new Entry("clients", "/console/clients", "link", Role.ACCOUNTS),
                    new Entry("accounts", "/console/accounts", "lock", Role.ACCOUNTS));

    /** A page of the console, for those who have the scope. */
    record Entry(String key, String path, String icon, String scope) {}

    /** Whoever has to change her password first may go nowhere else. */
    static Bench of(Session session) {
        var member = session.member();
        return new Bench(
                member.name(),
                session.own(),
                session.mustChange()
                        ? List.of()
                        : ALL.stream().filter(entry -> member.may(entry.scope())).toList());
    }
}
