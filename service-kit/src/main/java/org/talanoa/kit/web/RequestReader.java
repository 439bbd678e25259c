package org.talanoa.kit.web;

import static tools.jackson.databind.cfg.CoercionAction.Fail;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.talanoa.kit.event.ContractsModule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/** Reads a JSON body and goes on at what does not fit, so that one answer can name every fault. */
final class RequestReader {
    private static final String FAULTS = "faults";
    private static final Map<String, String> CODES =
            Map.of(
                    "NotNull", "REQUIRED",
                    "NotBlank", "REQUIRED",
                    "NotEmpty", "REQUIRED",
                    "Size", "LENGTH_INVALID",
                    "Email", "EMAIL_INVALID",
                    "Pattern", "FORMAT_INVALID",
                    "Min", "NUMBER_INVALID",
                    "Max", "NUMBER_INVALID",
                    "AssertTrue", "MUST_BE_TRUE",
                    "URL", "URL_INVALID");

    private final Validator validator;
    private final JsonMapper mapper =
            JsonMapper.builder()
                    .addModule(new ContractsModule())
                    .addModule(WrittenTime.module())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // A number is no text, no yes and no name of a value.
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            text ->
                                    text.setCoercion(CoercionInputShape.Integer, Fail)
                                            .setCoercion(CoercionInputShape.Float, Fail)
                                            .setCoercion(CoercionInputShape.Boolean, Fail))
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .addHandler(new Collecting())
                    .build();

    RequestReader(Validator validator) {
        this.validator = validator;
    }

    /**
     * @throws JacksonException if it is no JSON, or no object
     * @throws InvalidContent if it cannot be read on from a value of the wrong type
     */
    <T> T read(byte[] body, Class<T> type, Faults faults) {
        var value = parsed(body, type, faults);
        if (value == null) throw new IllegalArgumentException("The body is empty");
        Set<ConstraintViolation<T>> violations = validator.validate(value);
        violations.stream()
                .sorted((a, b) ->
                        pointer(a.getPropertyPath()).compareTo(pointer(b.getPropertyPath())))
                .forEach(violation -> add(faults, violation));
        return value;
    }

    private <T> @Nullable T parsed(byte[] body, Class<T> type, Faults faults) {
        try {
            return mapper.readerFor(type)
                    .withAttribute(FAULTS, faults)
                    .<@Nullable T>readValue(body);
        } catch (DatabindException | InputCoercionException e) {
            if (e.getPath().isEmpty()) throw e;
            faults.add(pointer(e), "TYPE_INVALID");
            throw new InvalidContent(faults.list());
        }
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? "/" + step.getIndex()
                                : "/" + step.getPropertyName())
                .collect(Collectors.joining());
    }

    /** This value as a request would have brought it. */
    ObjectNode asNode(Object value) {
        return mapper.valueToTree(value);
    }

    byte[] asBody(ObjectNode node) {
        return mapper.writeValueAsBytes(node);
    }

    /**
     * The same content gives the same bytes, whatever its white space and the order of its members.
     * It is what was sent and not what was read: so a later release, which reads more, makes the
     * same of it. A member that is null is as good as none, unless the tree itself is wanted, as of
     * a patch, where it says something.
     */
    byte[] canonical(byte[] body, Class<?> type) {
        boolean isPatch = JsonNode.class.isAssignableFrom(type);
        var reader =
                isPatch
                        ? mapper.reader()
                        : mapper.reader().without(JsonNodeFeature.READ_NULL_PROPERTIES);
        return mapper.writer()
                .with(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                .writeValueAsBytes(reader.readTree(body));
    }

    private static void add(Faults faults, ConstraintViolation<?> violation) {
        var descriptor = violation.getConstraintDescriptor();
        var name = descriptor.getAnnotation().annotationType().getSimpleName();
        var max = descriptor.getAttributes().getOrDefault("max", "");
        var min = descriptor.getAttributes().getOrDefault("min", "");
        faults.add(
                pointer(violation.getPropertyPath()),
                CODES.getOrDefault(name, "INVALID"),
                min,
                max);
    }

    private static String pointer(Path path) {
        var pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.isInIterable()) {
                pointer.append('/')
                        .append(node.getIndex() != null ? node.getIndex() : node.getKey());
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }

    /** Notes what does not fit and goes on without it. */
    private static final class Collecting extends DeserializationProblemHandler {
        private static void note(DeserializationContext context, JsonParser at, String code) {
            ((Faults) context.getAttribute(FAULTS))
                    .add(at.streamReadContext().pathAsPointer().toString(), code);
        }

        private static void leaveOut(DeserializationContext context, JsonParser at) {
            if (at.streamReadContext().inRoot())
                throw new IllegalArgumentException("The body is no object");
            note(context, at, "TYPE_INVALID");
            at.skipChildren();
        }

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object bean,
                String name) {
            note(context, parser, "FIELD_UNKNOWN");
            parser.skipChildren();
            return true;
        }

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String value, String why) {
            note(context, context.getParser(), type.isEnum() ? "VALUE_UNKNOWN" : "FORMAT_INVALID");
            return type == boolean.class ? false : null;
        }

        @Override
        public @Nullable Object handleWeirdNumberValue(
                DeserializationContext context, Class<?> type, Number value, String why) {
            note(context, context.getParser(), "NUMBER_INVALID");
            return type.isPrimitive() ? 0 : null;
        }

        @Override
        public @Nullable Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> type,
                ValueInstantiator instantiator,
                JsonParser parser,
                String why) {
            leaveOut(context, parser);
            return null;
        }

        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext context,
                JavaType type,
                JsonToken token,
                JsonParser parser,
                String why) {
            leaveOut(context, parser);
            if (type.hasRawClass(boolean.class)) return false;
            return type.isPrimitive() ? 0 : null;
        }
    }
}
