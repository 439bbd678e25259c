package org.talanoa.portal.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A review as consultation-service tells it, as far as pages show it. */
public record Review(
        String id,
        Map<String, String> title,
        @Nullable Map<String, String> shortTitle,
        boolean current,
        List<String> languages,
        List<Map<String, String>> organizers,
        @Nullable Meeting intergovernmentalMeeting,
        @Nullable Framework framework,
        List<StakeholderType> stakeholderTypes,
        List<Subregion> subregions,
        List<Country> countries,
        List<Contact> contacts,
        int delegatesPerConsultation,
        @Nullable Form form) {
    public Review {
        languages = orEmpty(languages);
        organizers = orEmpty(organizers);
        stakeholderTypes = orEmpty(stakeholderTypes);
        subregions = orEmpty(subregions);
        countries = orEmpty(countries);
        contacts = orEmpty(contacts);
    }

    /** Several of them, as lists come. */
    public record Page(List<Review> items) {
        public Page {
            items = orEmpty(items);
        }
    }

    public record Meeting(
            Map<String, String> title,
            @Nullable Map<String, String> location,
            LocalDate startDate,
            LocalDate endDate,
            List<Document> documents) {
        public Meeting {
            documents = orEmpty(documents);
        }
    }

    public record Document(
            @Nullable String symbol, Map<String, String> title, @Nullable LocalDate date) {}

    public record Framework(List<Objective> objectives) {
        public Framework {
            objectives = orEmpty(objectives);
        }
    }

    public record Objective(
            int number, Map<String, String> title, @Nullable Map<String, String> shortTitle) {}

    public record StakeholderType(String code, Map<String, String> label) {}

    public record Subregion(String code, Map<String, String> name) {}

    public record Country(String code, Map<String, String> name, @Nullable String subregion) {}

    public record Contact(
            Map<String, String> role, @Nullable Map<String, String> organization, String email) {}

    /** The questions that this review asks beyond those that every review asks. */
    public record Form(int version, List<Field> fields) {
        public Form {
            fields = orEmpty(fields);
        }
    }

    /** How a question is answered. */
    public enum Kind {
        TEXT,
        LONG_TEXT,
        CHOICE,
        CHOICES
    }

    public record Field(
            String id,
            Kind kind,
            boolean required,
            Map<String, String> label,
            @Nullable Map<String, String> help,
            List<Option> options,
            @Nullable Integer maxLength) {
        public Field {
            options = orEmpty(options);
        }
    }

    public record Option(String id, Map<String, String> label) {}

    public Map<String, String> shortName() {
        return shortTitle == null ? title : shortTitle;
    }

    /** The questions of this review, in their order. */
    public List<Field> questions() {
        return form == null ? List.of() : form.fields();
    }

    /** Lists that a service left out are empty here. */
    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
