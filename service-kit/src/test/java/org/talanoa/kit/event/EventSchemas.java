package org.talanoa.kit.event;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.Identifier;
import org.talanoa.contracts.LocalizedText;
import org.talanoa.contracts.Sha256;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of what {@link EventJson} writes, made of the records: what may be null need not be
 * there, for old events stay on their topics and lack what came later; everything else must be.
 */
final class EventSchemas {
    private static final List<String> IN_ORDER =
            List.of("$schema", "title", "description", "type", "properties", "required");

    private final JsonMapper mapper = JsonMapper.shared();
    private final SourceDocs docs;
    private final SchemaGenerator generator;

    EventSchemas(SourceDocs docs) {
        this.docs = docs;
        var settings =
                new SchemaGeneratorConfigBuilder(
                                mapper, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                        .with(
                                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                                Option.PLAIN_DEFINITION_KEYS,
                                Option.INLINE_NULLABLE_SCHEMAS);
        settings.forTypesInGeneral()
                .withCustomDefinitionProvider((type, _) -> wireForm(type))
                .withPropertySorter((_, _) -> 0)
                .withDescriptionResolver(of -> docs.of(of.getType().getErasedType()).orElse(null));
        settings.forFields()
                .withRequiredCheck(field -> !nullable(field))
                .withNullableCheck(EventSchemas::nullable)
                .withDescriptionResolver(this::description);
        generator = new SchemaGenerator(settings.build());
    }

    /** The schema of one event, a document of its own. */
    ObjectNode of(Class<?> event) {
        var made = generator.generateSchema(event);
        made.put("title", EventTypes.nameOf(event));
        var schema = mapper.createObjectNode();
        IN_ORDER.forEach(keyword -> schema.set(keyword, made.required(keyword)));
        return schema.setAll(made);
    }

    private @Nullable String description(FieldScope field) {
        if (field.isFakeContainerItemScope()) return null; // the list has said it
        return docs.of(component(field)).orElse(null);
    }

    /** How the kit writes what is no record in JSON, and nothing for the rest. */
    private @Nullable CustomDefinition wireForm(ResolvedType resolved) {
        var type = resolved.getErasedType();
        if (Identifier.class.isAssignableFrom(type)) {
            var allowed = type == Sha256.class ? "[0-9a-f]{64}" : Identifier.ALLOWED.pattern();
            return named(string().put("pattern", "^" + allowed + "$"));
        }
        if (type == LocalizedText.class) {
            var texts = mapper.createObjectNode().put("type", "object");
            texts.set("additionalProperties", string());
            return named(texts);
        }
        if (type.isEnum()) {
            var values = string();
            var names = values.putArray("enum");
            Stream.of(type.getEnumConstants()).forEach(value -> names.add(value.toString()));
            return named(values);
        }
        if (type == Instant.class) return plain(string().put("format", "date-time"));
        if (type == LocalDate.class) return plain(string().put("format", "date"));
        if (type == LocalTime.class) {
            return plain(string().put("pattern", "^[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?$"));
        }
        return type == ZoneId.class ? plain(string()) : null;
    }

    private ObjectNode string() {
        return mapper.createObjectNode().put("type", "string");
    }

    private static CustomDefinition named(ObjectNode schema) {
        return new CustomDefinition(schema, DefinitionType.ALWAYS_REF, AttributeInclusion.YES);
    }

    private static CustomDefinition plain(ObjectNode schema) {
        return new CustomDefinition(schema, DefinitionType.INLINE, AttributeInclusion.YES);
    }

    private static boolean nullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static RecordComponent component(FieldScope field) {
        var type = field.getDeclaringType().getErasedType();
        return Stream.of(Objects.requireNonNull(type.getRecordComponents()))
                .filter(component -> component.getName().equals(field.getName()))
                .findFirst()
                .orElseThrow();
    }
}
