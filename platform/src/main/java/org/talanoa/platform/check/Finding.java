package org.talanoa.platform.check;

/**
 * Something that does not agree.
 *
 * @param about what it is about: the same while the same thing does not agree, whatever the numbers
 * @param sentence says so, with ids alone
 */
public record Finding(String about, String sentence) {}
