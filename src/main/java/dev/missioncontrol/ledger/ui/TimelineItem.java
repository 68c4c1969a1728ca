package dev.missioncontrol.ledger.ui;

import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.LedgerEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the timeline.
 *
 * @param entry the entry
 * @param idle how long nothing had happened before it, as far as the listing tells; null when it was not long
 */
record TimelineItem(LedgerEntry entry, @Nullable Duration idle) {

    /** A pause worth a line of its own. */
    private static final Duration LONG = Duration.ofMinutes(10);

    /**
     * Puts the pauses between entries.
     *
     * @param entries the entries, in order, with the neighbour that is earlier than all others, if there is one
     * @param hasEarlier whether that neighbour is among them, to be left out of the result
     */
    static List<TimelineItem> of(List<LedgerEntry> entries, EntryOrder order, boolean hasEarlier) {
        List<LedgerEntry> rising = order == EntryOrder.OLDEST_FIRST ? entries : entries.reversed();
        List<TimelineItem> items = new ArrayList<>();
        @Nullable LedgerEntry before = null;
        for (LedgerEntry entry : rising) {
            items.add(new TimelineItem(entry, before == null ? null : pause(before, entry)));
            before = entry;
        }
        List<TimelineItem> wanted = hasEarlier ? items.subList(1, items.size()) : items;
        return order == EntryOrder.OLDEST_FIRST ? wanted : wanted.reversed();
    }

    private static @Nullable Duration pause(LedgerEntry before, LedgerEntry after) {
        Duration pause = Duration.between(before.at(), after.at());
        return pause.compareTo(LONG) < 0 ? null : pause;
    }

    /** Returns the pause in words, such as {@code 3 h 12 min idle}. */
    static String inWords(Duration idle) {
        long days = idle.toDays();
        int hours = idle.toHoursPart();
        int minutes = idle.toMinutesPart();
        String words = days > 0
                ? days + " d" + (hours > 0 ? " " + hours + " h" : "")
                : (hours > 0 ? hours + " h " : "") + minutes + " min";
        return words + " idle";
    }
}
