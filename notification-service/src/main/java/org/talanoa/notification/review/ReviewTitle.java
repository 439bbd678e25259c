package org.talanoa.notification.review;

import java.util.List;
import org.talanoa.contracts.LanguageTag;
import org.talanoa.contracts.LocalizedText;

/**
 * A review as mails name it.
 *
 * @param languages in which its mails are written
 */
public record ReviewTitle(LocalizedText title, List<LanguageTag> languages) {}
