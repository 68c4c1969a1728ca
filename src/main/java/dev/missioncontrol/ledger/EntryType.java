package dev.missioncontrol.ledger;

/** The kind of a ledger entry. Each feature declares its own as an enum; the code is what is hashed and stored. */
public interface EntryType {

    /** Returns the code, lower case with dots: {@code workflow.created}. Never changed once released. */
    String code();
}
