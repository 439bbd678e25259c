package org.talanoa.kit.event;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.time.ZoneId;
import java.util.TreeMap;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import org.talanoa.contracts.Identifier;
import org.talanoa.contracts.LocalizedText;

/**
 * In a database as in JSON: ids and codes as their bare value, localized texts by language, zones
 * by name.
 */
public final class ContractsCodecs implements CodecProvider {
    @Override
    @SuppressWarnings("unchecked") // each branch has just looked at the class
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        if (Identifier.class.isAssignableFrom(type)) {
            return (Codec<T>) new OneIdentifier<>(type.asSubclass(Identifier.class));
        }
        if (ZoneId.class.isAssignableFrom(type)) return (Codec<T>) new Zone();
        return type == LocalizedText.class ? (Codec<T>) new ByLanguage() : null;
    }

    private static final class OneIdentifier<I extends Identifier> implements Codec<I> {
        private final Class<I> type;
        private final Constructor<I> constructor;

        OneIdentifier(Class<I> type) {
            this.type = type;
            try {
                constructor = type.getConstructor(String.class);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(type + " needs a public constructor", e);
            }
        }

        @Override
        public void encode(BsonWriter writer, I id, EncoderContext context) {
            writer.writeString(id.value());
        }

        @Override
        public I decode(BsonReader reader, DecoderContext context) {
            try {
                return constructor.newInstance(reader.readString());
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(
                        "A stored " + type.getSimpleName() + " is none", e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type + " can't be made", e);
            }
        }

        @Override
        public Class<I> getEncoderClass() {
            return type;
        }
    }

    private static final class Zone implements Codec<ZoneId> {
        @Override
        public void encode(BsonWriter writer, ZoneId zone, EncoderContext context) {
            writer.writeString(zone.getId());
        }

        @Override
        public ZoneId decode(BsonReader reader, DecoderContext context) {
            return ZoneId.of(reader.readString());
        }

        @Override
        public Class<ZoneId> getEncoderClass() {
            return ZoneId.class;
        }
    }

    private static final class ByLanguage implements Codec<LocalizedText> {
        @Override
        public void encode(BsonWriter writer, LocalizedText text, EncoderContext context) {
            writer.writeStartDocument();
            text.texts().forEach(writer::writeString);
            writer.writeEndDocument();
        }

        @Override
        public LocalizedText decode(BsonReader reader, DecoderContext context) {
            var texts = new TreeMap<String, String>();
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                texts.put(reader.readName(), reader.readString());
            }
            reader.readEndDocument();
            return new LocalizedText(texts);
        }

        @Override
        public Class<LocalizedText> getEncoderClass() {
            return LocalizedText.class;
        }
    }
}
