package org.talanoa.portal.staff;

import java.util.List;
import org.talanoa.portal.staff.Bench.Entry;

/** What stands around every page of the console: where she may go, and who she is. */
record Bench(String name, List<Entry> entries) {
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
                            "consultations:write"),
                    new Entry("points", "/console/points", "point", "recommendations:read"),
                    new Entry("clients", "/console/clients", "link", Role.ACCOUNTS),
                    new Entry("accounts", "/console/accounts", "lock", Role.ACCOUNTS));

    /** A page of the console, for those who have the scope. */
    record Entry(String key, String path, String icon, String scope) {}

    static Bench of(StaffMember member) {
        return new Bench(
                member.name(), ALL.stream().filter(entry -> member.may(entry.scope())).toList());
    }
}
