package dev.missioncontrol.policy.secret;

import java.util.Random;

/** Credentials that open nothing, put together at run time so that no scanner takes this file for a leak. */
public final class FakeSecrets {

    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String HEX = "0123456789abcdef";

    private final Random random;

    /** Makes the same ones for the same seed. */
    public FakeSecrets(long seed) {
        random = new Random(seed);
    }

    /** An access key id of AWS. */
    public String awsKey() {
        return "AK" + "IA" + letters(UPPER, 16);
    }

    /** A personal access token of GitHub. */
    public String githubToken() {
        return "gh" + "p_" + letters(ALPHANUMERIC, 36);
    }

    /** A token of Slack. */
    public String slackToken() {
        return "xox" + "b-" + letters("0123456789", 12) + "-" + letters(ALPHANUMERIC, 24);
    }

    /** The lines of an RSA private key's body. */
    public String[] privateKeyLines(int lines) {
        String[] body = new String[lines];
        for (int i = 0; i < lines; i++) {
            body[i] = letters(ALPHANUMERIC, 64);
        }
        return body;
    }

    /** A PEM document of such lines. */
    public static String pem(String... lines) {
        String kind = "RSA PRIVATE" + " KEY-----";
        return "-----BEGIN " + kind + "\n" + String.join("\n", lines) + "\n-----END " + kind + "\n";
    }

    /** A JSON Web Token. */
    public String jwt() {
        return "ey" + "J" + letters(ALPHANUMERIC, 30) + ".ey" + "J" + letters(ALPHANUMERIC, 60) + "."
                + letters(ALPHANUMERIC, 43);
    }

    /** Random characters. */
    public String text(int length) {
        return letters(ALPHANUMERIC, length);
    }

    /** Random hexadecimal digits. */
    public String hex(int length) {
        return letters(HEX, length);
    }

    private String letters(String alphabet, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
