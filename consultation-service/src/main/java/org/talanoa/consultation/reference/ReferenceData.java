package org.talanoa.consultation.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.CountryCode;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.SubregionCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The framework (A/RES/73/195), the stakeholder types and the members of ESCAP. Each file names its
 * sources and which of its strings are unverified.
 */
@Component
public class ReferenceData {
    private static final LanguageTag ENGLISH = new LanguageTag("en");

    private final List<Objective> objectives;
    private final List<Principle> principles;
    private final List<TypeLabel> stakeholderTypes;
    private final List<Subregion> subregions;
    private final List<Country> countries;

    /** One of the 23 objectives. */
    public record Objective(
            int number, String code, LocalizedText title, @Nullable LocalizedText shortTitle) {}

    /** One of the ten guiding principles (paragraph 15), by its letter there. */
    public record Principle(String letter, String code, LocalizedText label) {}

    public record TypeLabel(StakeholderType code, LocalizedText label) {}

    public record Subregion(SubregionCode code, LocalizedText name) {}

    /**
     * A country that an organization can be from.
     *
     * @param subregion null outside of the region's subregions
     * @param member whether it is a member or associate member of ESCAP
     */
    public record Country(
            CountryCode code,
            LocalizedText name,
            @Nullable SubregionCode subregion,
            boolean member) {}

    ReferenceData() {
        objectives = list("gcm-objectives", "objectives", ReferenceData::objective);
        principles = list("gcm-guiding-principles", "principles", ReferenceData::principle);
        stakeholderTypes =
                list(
                        "stakeholder-types",
                        "stakeholder_types",
                        node ->
                                new TypeLabel(
                                        new StakeholderType(node.get("code").asString()),
                                        texts(node.get("labels"))));
        subregions =
                list(
                        "escap-members",
                        "subregions",
                        node ->
                                new Subregion(
                                        subregion(node.get("code").asString()),
                                        texts(node.get("names"))));
        countries = allCountries();
    }

    public List<Objective> objectives() {
        return objectives;
    }

    public List<Principle> principles() {
        return principles;
    }

    public List<TypeLabel> stakeholderTypes() {
        return stakeholderTypes;
    }

    public List<Subregion> subregions() {
        return subregions;
    }

    /**
     * The members, in English by the names that ESCAP writes, then all other countries of ISO
     * 3166-1; what ESCAP does not write is from CLDR.
     */
    public List<Country> countries() {
        return countries;
    }

    private static List<Country> allCountries() {
        var all = new ArrayList<>(list("escap-members", "members", ReferenceData::member));
        var codes = new HashSet<String>();
        all.forEach(member -> codes.add(member.code().value()));
        Stream.of(Locale.getISOCountries())
                .filter(code -> !codes.contains(code))
                .map(ReferenceData::other)
                .sorted(Comparator.comparing(country -> country.name().best(ENGLISH)))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static Objective objective(JsonNode node) {
        var shortTitles = node.path("short_titles");
        return new Objective(
                node.get("number").asInt(),
                node.get("code").asString(),
                texts(node.get("titles")),
                shortTitles.isObject() ? texts(shortTitles) : null);
    }

    private static Principle principle(JsonNode node) {
        return new Principle(
                node.get("letter").asString(),
                node.get("code").asString(),
                texts(node.get("labels")));
    }

    private static Country member(JsonNode node) {
        var subregion = node.path("subregion");
        var code = node.get("iso2").asString();
        var names = names(code);
        names.put("en", node.get("name").asString());
        return new Country(
                new CountryCode(code),
                LocalizedText.of(names),
                subregion.isString() ? subregion(subregion.asString()) : null,
                true);
    }

    private static Country other(String code) {
        return new Country(new CountryCode(code), LocalizedText.of(names(code)), null, false);
    }

    /** As the JDK's CLDR data has them, by language. */
    private static Map<String, String> names(String code) {
        var names = new TreeMap<String, String>();
        for (var language : List.of("en", "fr", "es", "ru", "zh", "ar")) {
            names.put(language, Locale.of("", code).getDisplayCountry(Locale.of(language)));
        }
        return names;
    }

    private static SubregionCode subregion(String code) {
        return new SubregionCode(code.toLowerCase(Locale.ROOT));
    }

    static LocalizedText texts(JsonNode node) {
        var texts = new TreeMap<String, String>();
        node.properties().forEach(text -> texts.put(text.getKey(), text.getValue().asString()));
        return new LocalizedText(texts);
    }

    private static <T> List<T> list(String file, String field, Function<JsonNode, T> read) {
        var list = new ArrayList<T>();
        read(file).get(field).forEach(node -> list.add(read.apply(node)));
        return List.copyOf(list);
    }

    /** One of the shipped files as it is. */
    public static JsonNode read(String file) {
        try (var in = new ClassPathResource("reference/" + file + ".json").getInputStream()) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
