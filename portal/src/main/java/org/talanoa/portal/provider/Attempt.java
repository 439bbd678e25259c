package org.talanoa.portal.provider;

/**
 * A sign-in under way, as the browser holds it while its owner is with the provider.
 *
 * @param state comes back in the address
 * @param nonce comes back, hashed, in the ID token
 * @param verifier proves to the provider that we began (PKCE)
 * @param next where she wanted to go
 */
record Attempt(String state, String nonce, String verifier, String next) {
    @Override
    public String toString() {
        return "Attempt";
    }
}
