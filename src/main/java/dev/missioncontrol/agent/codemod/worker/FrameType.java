package dev.missioncontrol.agent.codemod.worker;

/** The type byte of each frame: its place in this list. */
enum FrameType {
    BEGIN,
    TRACKED,
    END_OF_TREE,
    PLANNED,
    REFUSED,
    PROGRESS,
    STEP_BEGUN,
    CHANGED,
    NOTICED,
    STEP_ENDED,
    FINISHED;

    static FrameType of(Frame frame) {
        return switch (frame) {
            case Frame.Begin _ -> BEGIN;
            case Frame.Tracked _ -> TRACKED;
            case Frame.EndOfTree _ -> END_OF_TREE;
            case Frame.Planned _ -> PLANNED;
            case Frame.Refused _ -> REFUSED;
            case Frame.Progress _ -> PROGRESS;
            case Frame.StepBegun _ -> STEP_BEGUN;
            case Frame.Changed _ -> CHANGED;
            case Frame.Noticed _ -> NOTICED;
            case Frame.StepEnded _ -> STEP_ENDED;
            case Frame.Finished _ -> FINISHED;
        };
    }
}
