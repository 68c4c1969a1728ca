package dev.missioncontrol.policy.fact;

/** One write to a forge that is about to be made. */
public non-sealed interface WriteFacts extends Facts {

    /** Returns the repository's name. */
    String repository();

    /** Returns the branch the change is proposed for. */
    String baseBranch();

    /** Returns the branch that is written, or the head branch of the pull request. */
    String branch();

    /** Returns the action: {@code push_branch}, {@code open_pr}, {@code comment}, {@code merge} and so on. */
    String action();

    /** Returns the digest of the approved revision, in hex. */
    String digest();
}
