package dev.missioncontrol.shell.rest;

import jakarta.servlet.http.HttpServletRequest;

/** Marks a request whose answer holds a secret, so that the answer is kept nowhere. */
public final class SecretAnswer {

    private static final String ATTRIBUTE = SecretAnswer.class.getName();

    private SecretAnswer() {}

    /** Says of the request that its answer will hold a secret; a repetition of it cannot be answered the same then. */
    public static void sayOf(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    static boolean isSaidOf(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
