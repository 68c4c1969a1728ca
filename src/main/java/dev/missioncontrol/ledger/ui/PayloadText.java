package dev.missioncontrol.ledger.ui;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A payload's canonical JSON, indented for reading. */
final class PayloadText {

    /** More than anyone reads on a page; the export has all of it. */
    private static final int MAX_LENGTH = 64 * 1024;

    private static final JsonMapper JSON = new JsonMapper();

    private PayloadText() {}

    static String of(String canonical) {
        String text = indented(canonical);
        return text.length() <= MAX_LENGTH
                ? text
                : text.substring(0, MAX_LENGTH) + "\n… " + (text.length() - MAX_LENGTH)
                        + " more characters are in the export";
    }

    private static String indented(String canonical) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(canonical));
        } catch (JacksonException tampered) {
            return canonical;
        }
    }
}
