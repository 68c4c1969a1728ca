package dev.missioncontrol.policy.engine;

import java.util.List;

/**
 * The rulings of a section of the packs.
 *
 * @param title the section, for people
 * @param rulings what its rules say
 */
record Section(String title, List<Ruling> rulings) {

    /** Copies the rulings. */
    Section {
        rulings = List.copyOf(rulings);
    }
}
