package dev.missioncontrol.ledger;

/** Which way a listing of entries reads. */
public enum EntryOrder {
    /** The way they were appended. */
    OLDEST_FIRST("ASC", ">"),
    /** The latest on top. */
    NEWEST_FIRST("DESC", "<");

    private final String direction;
    private final String beyond;

    EntryOrder(String direction, String beyond) {
        this.direction = direction;
        this.beyond = beyond;
    }

    String direction() {
        return direction;
    }

    /** Returns the comparison that holds for what comes after a position. */
    String beyond() {
        return beyond;
    }
}
