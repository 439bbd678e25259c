package org.talanoa.registration.organization;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.talanoa.contracts.EventTopic;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.OrganizationId;
import org.talanoa.contracts.StakeholderType;
import org.talanoa.contracts.organization.OrganizationRecord;
import org.talanoa.kit.ListPage;
import org.talanoa.kit.document.AggregateType;
import org.talanoa.kit.document.AggregateType.Index;
import org.talanoa.kit.document.Command;
import org.talanoa.kit.document.DocumentStore;
import org.talanoa.kit.document.Documents;
import org.talanoa.kit.document.Versioned;
import org.talanoa.registration.PlainWords;

/** The directory in MongoDB. */
@Component
public class OrganizationStore {
    private static final LanguageTag ENGLISH = new LanguageTag("en");
    private static final String WORDS = "words";
    private static final String NAME = "name";
    private static final Bson BY_NAME = ascending(NAME, "_id");
    private static final Bson FOUND = ascending(WORDS, NAME);

    private final Documents<Organization, OrganizationRecord> documents;

    OrganizationStore(DocumentStore store) {
        documents =
                store.documents(
                        AggregateType.<Organization, OrganizationRecord>of(
                                        "organizations",
                                        Organization.class,
                                        EventTopic.ORGANIZATIONS,
                                        Organization::told)
                                .withKeys(OrganizationStore::keys)
                                .withIndexes(new Index(BY_NAME, false), new Index(FOUND, false)));
    }

    private static Map<String, Object> keys(Organization organization) {
        var texts = new ArrayList<>(organization.names().texts().values());
        if (organization.acronym() != null) texts.add(organization.acronym());
        var sorted = PlainWords.of(organization.names().best(ENGLISH));
        return Map.of(
                NAME, String.join(" ", sorted),
                WORDS, texts.stream().flatMap(t -> PlainWords.of(t).stream()).distinct().toList());
    }

    /** Whether the directory has such an entry. */
    public boolean has(OrganizationId id) {
        return documents.find(id.value()).isPresent();
    }

    Versioned<Organization> create(Command by, Organization organization) {
        return documents.create(organization.id().value(), by, organization.told());
    }

    Optional<Versioned<Organization>> madeBefore(OrganizationId id, Command by) {
        return documents.madeBefore(id.value(), by);
    }

    Versioned<Organization> change(Command by, Organization next) {
        return documents.change(next.id().value(), by, organization -> organization.becomes(next));
    }

    Versioned<Organization> get(OrganizationId id) {
        return documents.get(id.value());
    }

    /**
     * Those that take part in reviews with these types and whose words begin with what was typed,
     * by name; indexes {@link #FOUND} and {@link #BY_NAME}.
     *
     * @param types null for all
     */
    ListPage<Organization> list(
            @Nullable List<StakeholderType> types, String typed, ListPage.Wanted page) {
        var filters = new ArrayList<Bson>();
        if (types != null) filters.add(in("state.type", types));
        if (!typed.isBlank()) filters.add(PlainWords.allBegin(WORDS, typed));
        return documents
                .page(filters.isEmpty() ? new Document() : and(filters), BY_NAME, page)
                .map(Versioned::state);
    }
}
