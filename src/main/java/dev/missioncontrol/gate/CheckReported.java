package dev.missioncontrol.gate;

import dev.missioncontrol.shared.WorkflowId;

/** CI reported a check; published in the transaction that records it. */
public record CheckReported(WorkflowId workflow, CheckReport report) {}
