package dev.missioncontrol.cli.terminal;

/** A look that text can have on a terminal, by the escape sequences of ECMA-48 (SGR). */
public enum Style {
    /** As it comes. */
    PLAIN(""),
    /** Heavier. */
    BOLD("1"),
    /** Of less weight than what is around it. */
    DIM("2"),
    /** Well; added. */
    GREEN("32"),
    /** Not well; removed. */
    RED("31"),
    /** Somebody has to look. */
    YELLOW("33"),
    /** A place. */
    CYAN("36");

    private static final String ESCAPE = "\u001b[";

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String apply(String text) {
        return this == PLAIN || text.isEmpty() ? text : ESCAPE + code + "m" + text + ESCAPE + "0m";
    }
}
