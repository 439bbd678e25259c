package org.talanoa.notification.erasure;

import org.bson.codecs.pojo.annotations.BsonId;
import org.talanoa.contracts.ContactId;
import org.talanoa.contracts.RegistrationId;
import org.talanoa.contracts.ReviewId;

/** A person who is being forgotten; kept until that is done. */
public record Erasure(@BsonId ContactId contact, RegistrationId registration, ReviewId review) {}
