package org.talanoa.portal.page;

/**
 * Tells the frame that the page holds a form with something typed in it, which a choice of language
 * or colours must not lose.
 *
 * @param id of the form element
 * @param action what the Enter key does
 */
public record FormLink(String id, String action) {}
