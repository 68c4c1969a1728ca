package dev.missioncontrol.account;

/**
 * A token just made.
 *
 * @param token what is kept of it
 * @param secret the token itself, which nobody can look up later
 */
public record IssuedToken(ApiToken token, String secret) {

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "IssuedToken[" + token + "]";
    }
}
