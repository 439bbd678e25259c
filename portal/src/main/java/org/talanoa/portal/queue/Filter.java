package org.talanoa.portal.queue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which registrations are looked at, and in which order; it stands in the address, so that a view
 * can be kept, sent to a colleague, and come back to.
 *
 * @param set by name: what is not set is not in it, except that the state then is {@link
 *     #UNDECIDED}
 */
record Filter(Map<String, String> set, String sort, int page) {
    /** In the order of the page. */
    static final List<String> NAMES =
            List.of(
                    "q",
                    "status",
                    "type",
                    "country",
                    "subregion",
                    "consultationId",
                    "seatState",
                    "submittedFrom",
                    "submittedUntil",
                    "decidedUntil");

    /** Those that figures lead to and nobody has to type. */
    static final List<String> DAYS = List.of("submittedFrom", "submittedUntil", "decidedUntil");

    static final String UNDECIDED = "UNDER_REVIEW";

    /** Said of the state alone: it is the only filter that is set by itself. */
    static final String ANY = "ANY";

    static final String LONGEST_WAITING = "confirmedAt,asc";

    private static final Set<String> SORTED_BY =
            Set.of("confirmedAt", "submittedAt", "name", "reference", "status", "type", "country");

    private static final int LONGEST = 200;
    private static final int SIZE = 50;

    Filter {
        set = Map.copyOf(set);
    }

    static Filter of(Map<String, String> parameters) {
        var set = new LinkedHashMap<String, String>();
        for (var name : NAMES) {
            var value = parameters.getOrDefault(name, "").strip();
            if (!value.isEmpty() && value.length() <= LONGEST) {
                set.put(name, value);
            }
        }
        set.putIfAbsent("status", parameters.containsKey("status") ? ANY : UNDECIDED);
        return new Filter(
                set, sort(parameters.get("sort")), number(parameters.getOrDefault("page", "")));
    }

    private static String sort(@Nullable String wanted) {
        if (wanted == null) {
            return LONGEST_WAITING;
        }
        var parts = wanted.split(",", -1);
        return parts.length == 2 && SORTED_BY.contains(parts[0]) && parts[1].matches("asc|desc")
                ? wanted
                : LONGEST_WAITING;
    }

    static int number(String typed) {
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
    }

    String value(String name) {
        return set.getOrDefault(name, "");
    }

    Filter with(String name, String value) {
        var changed = new LinkedHashMap<>(set);
        changed.put(name, value);
        return new Filter(changed, sort, 0);
    }

    Filter without(String name) {
        if (name.equals("status")) {
            return with(name, ANY);
        }
        var changed = new LinkedHashMap<>(set);
        changed.remove(name);
        return new Filter(changed, sort, 0);
    }

    Filter sortedBy(String field, boolean descending) {
        return new Filter(set, field + (descending ? ",desc" : ",asc"), 0);
    }

    Filter onPage(int other) {
        return new Filter(set, sort, other);
    }

    boolean isSortedBy(String field) {
        return sort.startsWith(field + ",");
    }

    boolean isDescending() {
        return sort.endsWith(",desc");
    }

    /** As registration-service is asked for all of it. */
    MultiValueMap<String, String> exported(String review) {
        var asked = new LinkedMultiValueMap<String, String>();
        asked.add("reviewId", review);
        set.forEach((name, value) -> {
            if (!value.equals(ANY)) {
                asked.add(name, value);
            }
        });
        asked.add("sort", sort);
        return asked;
    }

    /** As registration-service is asked for one page. */
    MultiValueMap<String, String> asked(String review) {
        var asked = exported(review);
        asked.add("page", String.valueOf(page));
        asked.add("size", String.valueOf(SIZE));
        return asked;
    }

    /**
     * An address with this filter in it. What is as usual is left out.
     *
     * @param more parameters beside it, in pairs of name and value
     */
    String at(String path, String review, Object... more) {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new LinkedHashMap<String, Object>();
        values.put("review", review);
        for (var name : NAMES) {
            var value = value(name);
            if (!value.isEmpty() && !(name.equals("status") && value.equals(UNDECIDED))) {
                values.put(name, value);
            }
        }
        if (!sort.equals(LONGEST_WAITING)) {
            values.put("sort", sort);
        }
        if (page > 0) {
            values.put("page", page);
        }
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i].toString(), more[i + 1]);
        }
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        // Encoded as values: a name that is searched for may hold whatever stands between them.
        return address.encode().buildAndExpand(values).toUriString();
    }
}
