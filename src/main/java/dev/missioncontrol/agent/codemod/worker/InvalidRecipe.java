package dev.missioncontrol.agent.codemod.worker;

/** A recipe that cannot be run as it was asked for. */
final class InvalidRecipe extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String remedy;

    InvalidRecipe(String field, String message, String remedy) {
        super(message);
        this.field = field;
        this.remedy = remedy;
    }

    Frame.Refused asFrame() {
        return new Frame.Refused(field, String.valueOf(getMessage()), remedy);
    }
}
