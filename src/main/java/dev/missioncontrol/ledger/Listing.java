package dev.missioncontrol.ledger;

/**
 * The entries that a filter let through at one moment, for a page that scrolls: what is appended later is not among them, so
 * that places stay what they are.
 *
 * @param filter which entries
 * @param newest the position of the newest entry at that moment, whether the filter lets it through or not; -1 without any
 * @param count how many they are; no more than 100,000 are counted, but all of a whole chain
 */
public record Listing(EntryFilter filter, long newest, int count) {

    /** Returns the place of an entry of a listed chain, which is listed whole. */
    public int placeOf(LedgerEntry entry, EntryOrder order) {
        long place = order == EntryOrder.OLDEST_FIRST ? entry.index() : newest - entry.index();
        return (int) Math.max(0, place);
    }
}
