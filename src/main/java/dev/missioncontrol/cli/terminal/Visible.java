package dev.missioncontrol.cli.terminal;

/**
 * Makes text from elsewhere harmless and honest on a terminal: control characters, which could move the cursor or colour
 * what they like, and invisible format characters, which could reorder what one reads, are shown as {@code <U+001B>}.
 */
public final class Visible {

    private Visible() {}

    /** Returns the text with what cannot be seen made visible; tabs stay. */
    public static String of(String text) {
        if (text.codePoints().noneMatch(Visible::isHidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (isHidden(character)) {
                shown.append("<U+%04X>".formatted(character));
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    private static boolean isHidden(int character) {
        return character != '\t'
                && switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> true;
                    default -> false;
                };
    }
}
