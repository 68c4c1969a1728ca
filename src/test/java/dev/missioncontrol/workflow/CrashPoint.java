package dev.missioncontrol.workflow;

import dev.missioncontrol.forge.local.InterruptedWriter;
import dev.missioncontrol.writegate.WriteStage;
import java.util.ArrayList;
import java.util.List;

/**
 * An instruction of the way from the last approval to the open pull requests at which a server is killed.
 *
 * @param at its name
 * @param occurrence the how-manieth time it is reached counts, from 1: a workflow with two repositories reaches most
 *     points twice
 */
record CrashPoint(String at, int occurrence) {

    static final String APPROVED = "approval committed";

    /** All of them with {@code -Dcrash.points=all}; else each at least once, for the first or second repository. */
    static List<CrashPoint> chosen() {
        boolean all = "all".equals(System.getProperty("crash.points"));
        var points = new ArrayList<CrashPoint>();
        points.add(new CrashPoint(APPROVED, 1));
        int turn = 0;
        for (String action : List.of("push_branch", "open_pr", "attach_note")) {
            for (WriteStage stage : WriteStage.values()) {
                String at = write(action, stage);
                if (all) {
                    points.add(new CrashPoint(at, 1));
                    points.add(new CrashPoint(at, 2));
                } else {
                    points.add(new CrashPoint(at, 1 + turn++ % 2));
                }
            }
        }
        points.add(new CrashPoint(InterruptedWriter.SOME_OBJECTS, 1));
        points.add(new CrashPoint(InterruptedWriter.ALL_OBJECTS, 2));
        for (WorkflowState state : List.of(WorkflowState.APPLYING_PATCHES, WorkflowState.PR_OPEN)) {
            points.add(new CrashPoint(committing(state), 1));
            points.add(new CrashPoint(committed(state), 1));
        }
        return List.copyOf(points);
    }

    static String write(String action, WriteStage stage) {
        return action + " " + stage;
    }

    /** Just before the state change that ends the step of a state is committed. */
    static String committing(WorkflowState state) {
        return state + " about to be left";
    }

    /** Just after. */
    static String committed(WorkflowState state) {
        return state + " left";
    }

    @Override
    public String toString() {
        return at + ", occurrence " + occurrence;
    }
}
