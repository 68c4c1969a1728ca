package dev.missioncontrol.agent;

/** Lets progress through a few times a second, and each new doing at once. */
public final class ProgressPace {

    private static final long INTERVAL_NANOS = 200_000_000L;

    private String lastDoing = "";
    private long lastAt;

    /** Returns whether this progress is worth telling now. */
    public boolean lets(String doing, int done, int total) {
        long now = System.nanoTime();
        if (doing.equals(lastDoing) && done < total && now - lastAt < INTERVAL_NANOS) {
            return false;
        }
        lastDoing = doing;
        lastAt = now;
        return true;
    }
}
