package dev.missioncontrol.policy;

import java.util.List;

/** What every override says: which findings pass, by whose word, and what that person was. */
interface LetPass {

    /** Returns the findings. */
    List<String> fingerprints();

    /** Returns what the person was, in lower case. */
    List<String> roles();

    /** Returns the account. */
    String by();
}
