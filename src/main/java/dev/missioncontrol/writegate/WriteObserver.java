package dev.missioncontrol.writegate;

/** Hears of each stage of each write. */
@FunctionalInterface
public interface WriteObserver {

    /** Called when a write has reached a stage. */
    void reached(String action, WriteStage stage);
}
