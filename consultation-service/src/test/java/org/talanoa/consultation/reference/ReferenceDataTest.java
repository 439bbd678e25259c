package org.talanoa.consultation.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.talanoa.consultation.reference.ReferenceData.Country;
import org.talanoa.consultation.reference.ReferenceData.Subregion;
import org.talanoa.consultation.reference.ReferenceData.TypeLabel;

class ReferenceDataTest {
    private final ReferenceData reference = new ReferenceData();

    @Test
    void the_framework_has_23_objectives_with_titles_in_six_languages() {
        assertThat(reference.objectives())
                .extracting(ReferenceData.Objective::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 23).boxed().toList());
        assertThat(reference.objectives())
                .allSatisfy(objective -> {
                    assertThat(objective.code())
                            .isEqualTo("GCM-%02d".formatted(objective.number()));
                    assertThat(objective.title().texts())
                            .containsOnlyKeys("ar", "en", "es", "fr", "ru", "zh");
                });
    }

    @Test
    void its_ten_principles_run_from_a_to_j() {
        assertThat(reference.principles())
                .extracting(ReferenceData.Principle::letter)
                .isEqualTo(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
    }

    @Test
    void codes_are_lower_case_and_no_country_is_there_twice() {
        assertThat(reference.stakeholderTypes())
                .hasSize(16)
                .extracting(type -> type.code().value())
                .allMatch(code -> code.matches("[a-z_]+"));
        assertThat(reference.subregions())
                .extracting(subregion -> subregion.code().value())
                .containsExactly("enea", "nca", "pac", "sea", "sswa");
        assertThat(reference.countries())
                .extracting(ReferenceData.Country::code)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(240);
    }

    @Test
    void every_type_subregion_and_country_has_a_name_in_each_language() {
        var names =
                Stream.of(
                                reference.stakeholderTypes().stream().map(TypeLabel::label),
                                reference.subregions().stream().map(Subregion::name),
                                reference.countries().stream().map(Country::name))
                        .flatMap(Function.identity());
        assertThat(names)
                .allSatisfy(name ->
                        assertThat(name.texts())
                                .containsOnlyKeys("en", "fr", "es", "ru", "zh", "ar"));
        assertThat(reference.countries())
                .filteredOn(country -> country.code().value().equals("TR"))
                .singleElement()
                .satisfies(country ->
                        assertThat(country.name().texts())
                                .containsEntry("en", "Türkiye")
                                .containsEntry("fr", "Turquie"));
    }
}
