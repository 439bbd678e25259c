package org.talanoa.kit.event;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.Identifier;
import org.talanoa.contracts.LocalizedText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Ids and codes as their bare value, localized texts as an object keyed by language: in events and
 * in the API alike.
 */
public final class ContractsModule extends SimpleModule {
    public ContractsModule() {
        super("contracts");
        addSerializer(Identifier.class, new Bare());
        addSerializer(LocalizedText.class, new ByLanguage());
        addDeserializer(LocalizedText.class, new FromLanguages());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new OfIdentifiers());
    }

    private static final class Bare extends StdSerializer<Identifier> {
        Bare() {
            super(Identifier.class);
        }

        @Override
        public void serialize(Identifier id, JsonGenerator to, SerializationContext context) {
            to.writeString(id.value());
        }
    }

    private static final class ByLanguage extends StdSerializer<LocalizedText> {
        ByLanguage() {
            super(LocalizedText.class);
        }

        @Override
        public void serialize(LocalizedText text, JsonGenerator to, SerializationContext context) {
            to.writePOJO(text.texts());
        }
    }

    private static final class FromLanguages extends StdDeserializer<LocalizedText> {
        FromLanguages() {
            super(LocalizedText.class);
        }

        @Override
        public @Nullable LocalizedText deserialize(
                JsonParser from, DeserializationContext context) {
            var type =
                    context.getTypeFactory()
                            .constructMapType(TreeMap.class, String.class, String.class);
            Map<String, @Nullable String> texts = context.readValue(from, type);
            // What is no object was noted by whoever reads requests, and is left out.
            if (texts == null) return null;
            var written = new TreeMap<String, String>();
            texts.forEach((language, text) -> {
                if (text != null) written.put(language, text);
            });
            return new LocalizedText(written);
        }
    }

    private static final class OfIdentifiers extends Deserializers.Base {
        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return Identifier.class.isAssignableFrom(type);
        }

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            var raw = type.getRawClass();
            return hasDeserializerFor(config, raw) ? new OneIdentifier(raw) : null;
        }
    }

    private static final class OneIdentifier extends StdDeserializer<Identifier> {
        OneIdentifier(Class<?> type) {
            super(type);
        }

        @Override
        public @Nullable Identifier deserialize(JsonParser from, DeserializationContext context) {
            // A number that would do for an id is none.
            if (!from.hasToken(JsonToken.VALUE_STRING))
                return (Identifier) context.handleUnexpectedToken(getValueType(context), from);
            var value = from.getString();
            try {
                return (Identifier) handledType().getConstructor(String.class).newInstance(value);
            } catch (InvocationTargetException e) {
                return (Identifier)
                        context.handleWeirdStringValue(
                                handledType(), value, "not a valid id or code");
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(handledType() + " needs a public constructor", e);
            }
        }
    }
}
