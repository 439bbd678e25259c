package org.talanoa.portal.point;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which points are looked at; it stands in the address under the API's own names.
 *
 * @param set by name: what is no filter, or none of its values, is left out
 */
record PointFilter(Map<String, String> set, int page) {
    static final List<String> KINDS = List.of("RECOMMENDATION", "CHALLENGE", "PROMISING_PRACTICE");
    static final List<String> ATTRIBUTIONS = List.of("NAMED", "TYPE_AND_COUNTRY", "CONFIDENTIAL");

    private static final List<String> STATES =
            List.of("RECEIVED", "ACCEPTED", "RETURNED", "REJECTED", "SPLIT", "WITHDRAWN");
    private static final Predicate<String> CODE = matches("[!-~]{1,64}");
    private static final Map<String, Predicate<String>> NAMES =
            Map.of(
                    "status",
                    states -> STATES.containsAll(several(states)),
                    "kind",
                    KINDS::contains,
                    "attribution",
                    ATTRIBUTIONS::contains,
                    "objective",
                    matches("[1-9]|1\\d|2[0-3]"),
                    "type",
                    CODE,
                    "subregion",
                    CODE,
                    "consultationId",
                    CODE,
                    "q",
                    matches("(?s).{1,100}"));

    static PointFilter of(Map<String, String> parameters) {
        var set = new TreeMap<String, String>();
        NAMES.forEach((name, fits) -> {
            var value = parameters.getOrDefault(name, "").strip();
            if (fits.test(value)) set.put(name, value);
        });
        var page = parameters.getOrDefault("page", "");
        return new PointFilter(set, page.matches("\\d{1,5}") ? Integer.parseInt(page) : 0);
    }

    private static Predicate<String> matches(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    /** The values that one filter can have at once. */
    static List<String> several(String value) {
        return Arrays.asList(value.split(",", -1));
    }

    String value(String name) {
        return set.getOrDefault(name, "");
    }

    /** As recommendation-service is asked. */
    MultiValueMap<String, String> asked(String review) {
        var asked = new LinkedMultiValueMap<String, String>();
        set.forEach(asked::add);
        asked.add("reviewId", review);
        asked.add("page", String.valueOf(page));
        return asked;
    }

    String at(String review, int other) {
        var values = new LinkedHashMap<String, Object>(set);
        values.put("review", review);
        values.put("page", other);
        var address = UriComponentsBuilder.fromPath("/console/points");
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
    }
}
