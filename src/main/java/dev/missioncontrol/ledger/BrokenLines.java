package dev.missioncontrol.ledger;

/**
 * A text without its line breaks, and where each of its characters stood: Base64 is often broken into lines (RFC 2045,
 * section 6.8), indented in YAML, or has its breaks written as JSON does.
 */
final class BrokenLines {

    private final String joined;
    private final int[] places;

    private BrokenLines(String joined, int[] places) {
        this.joined = joined;
        this.places = places;
    }

    /** Joins the lines of a text. */
    static BrokenLines of(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        int[] places = new int[text.length()];
        boolean broken = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                broken = true;
            } else if (text.startsWith("\\n", i) || text.startsWith("\\r", i)) {
                broken = true;
                i++;
            } else if (!broken || (c != ' ' && c != '\t')) {
                broken = false;
                places[joined.length()] = i;
                joined.append(c);
            }
        }
        return new BrokenLines(joined.toString(), places);
    }

    /** Returns whether a text has any line breaks to join. */
    static boolean in(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.contains("\\n") || text.contains("\\r");
    }

    /** Returns the text without its line breaks. */
    String joined() {
        return joined;
    }

    /** Returns where a character of the joined text stands in the text itself. */
    int place(int index) {
        return places[index];
    }
}
