package dev.missioncontrol.workflow;

/**
 * What Mission Control does by itself in a state. A step may be run again after a crash, and it changes no state: it
 * returns the event to be offered.
 */
interface WorkflowStep {

    /** Returns the state it belongs to. */
    WorkflowState state();

    /** Does it, outside any transaction. */
    StepResult run(WorkflowView workflow);
}
