package org.talanoa.portal.page;

/** Somebody is signed in and asks for what none of her roles may do. */
public final class NotAllowed extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param scope the scope that is missing
     */
    public NotAllowed(String scope) {
        super("Needs " + scope);
    }
}
