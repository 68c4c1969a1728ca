package dev.missioncontrol.policy.secret;

/**
 * The parts of a text that a rule has to look at: around each of its keywords, neighbouring parts joined. So a rule's
 * effort follows what it could find, not the length of the text.
 */
final class Candidates {

    /** Called for each part, in order; they neither overlap nor touch. */
    @FunctionalInterface
    interface Part {
        /** Looks at a part of the text. */
        void look(int from, int to);
    }

    /** Of a line longer than this, only so much before the keyword is looked at. */
    static final int BEFORE = 1_000;

    /** And so much behind it. */
    static final int BEHIND = 8_000;

    /** How much behind the keyword a rule whose match goes over many lines may reach. */
    static final int FAR = 64_000;

    private final LineStarts lines;
    private final int length;
    private final boolean far;
    private final Part part;
    private int from = -1;
    private int to = -1;

    Candidates(LineStarts lines, int length, boolean far, Part part) {
        this.lines = lines;
        this.length = length;
        this.far = far;
        this.part = part;
    }

    /** Takes a keyword that ends before a place; keywords come in order. */
    void keyword(int end) {
        int line = lines.lineOf(end - 1);
        int begin = Math.max(lines.start(line), end - BEFORE);
        // A value may stand on the line below its name.
        int last = Math.min(length, far ? end + FAR : Math.min(lines.end(line + 1), end + BEHIND));
        if (from >= 0 && begin <= to) {
            to = Math.max(to, last);
        } else {
            finish();
            from = begin;
            to = last;
        }
    }

    /** Looks at the last part. */
    void finish() {
        if (from >= 0) {
            part.look(from, to);
        }
        from = -1;
    }
}
