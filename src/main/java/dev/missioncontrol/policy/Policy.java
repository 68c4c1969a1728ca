package dev.missioncontrol.policy;

/** Decides what may be done. Everything that starts, proposes or writes asks here first. */
public interface Policy {

    /** Decides; never throws: a failure to decide is a decision that denies. */
    PolicyDecision decide(PolicyQuestion question);
}
