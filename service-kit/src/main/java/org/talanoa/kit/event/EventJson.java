package org.talanoa.kit.event;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** How events are written. Readers ignore what they do not know, so that schemas can grow. */
public final class EventJson {
    private final JsonMapper mapper =
            JsonMapper.builder()
                    .addModule(new ContractsModule())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .build();

    public byte[] write(Object event) {
        return mapper.writeValueAsBytes(event);
    }

    /**
     * Reads an event of a known record.
     *
     * @throws JacksonException if it is no JSON of this event
     */
    public <E> E read(byte[] value, Class<E> event) {
        return mapper.readValue(value, event);
    }
}
