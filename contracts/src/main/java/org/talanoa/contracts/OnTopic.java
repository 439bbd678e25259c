package org.talanoa.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where these events travel, and whose id is the key of their records: the aggregate's. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OnTopic {
    EventTopic value();

    /** One key's records stay in their order. */
    Class<? extends Identifier> key();
}
