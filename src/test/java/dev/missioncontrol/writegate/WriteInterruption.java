package dev.missioncontrol.writegate;

import org.springframework.stereotype.Component;

/** Lets a test step in at the stages of writes: what it does there happens between two instructions of the WriteGate. */
@Component
public class WriteInterruption implements WriteObserver {

    private static final WriteObserver NOTHING = (action, stage) -> {};

    private volatile WriteObserver interruption = NOTHING;

    /** Does something the next time a write of this action reaches the stage, and not again. */
    public void once(String action, WriteStage stage, Runnable what) {
        interruption = (reachedAction, reachedStage) -> {
            if (reachedAction.equals(action) && reachedStage == stage) {
                interruption = NOTHING;
                what.run();
            }
        };
    }

    /** Has an observer hear of every stage of every write from now on. */
    public void always(WriteObserver observer) {
        interruption = observer;
    }

    /** Lets every write pass again. */
    public void never() {
        interruption = NOTHING;
    }

    @Override
    public void reached(String action, WriteStage stage) {
        interruption.reached(action, stage);
    }
}
