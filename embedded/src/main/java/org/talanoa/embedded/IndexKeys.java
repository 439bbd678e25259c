package org.talanoa.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.ObjectDataType;

/**
 * Keys of indexes in the order that they have in every file: that of their bytes as Java objects.
 * The store serializes both keys for each comparison, which was two fifths of its work; here each
 * is serialized once, for as long as somebody holds it.
 */
final class IndexKeys extends ObjectDataType {
    private final Map<Object, byte[]> bytes = Collections.synchronizedMap(new WeakHashMap<>());

    /** How any map is opened; keys that are none of an index are as they always were. */
    static MVMap.Builder<Object, Object> map() {
        return new MVMap.Builder<>().keyType(new IndexKeys());
    }

    @Override
    public int compare(Object one, Object other) {
        if (one == other) return 0;
        return one instanceof KeyValue && other instanceof KeyValue
                ? compareNotNull(bytesOf(one), bytesOf(other))
                : super.compare(one, other);
    }

    private byte[] bytesOf(Object key) {
        return bytes.computeIfAbsent(key, ObjectDataType::serialize);
    }
}
