package dev.missioncontrol.patch.apply;

import dev.missioncontrol.patch.content.GitMode;
import org.jspecify.annotations.Nullable;

/** What a path shall hold, said whole instead of as a diff. */
public final class NewContent {

    private final String path;
    private final @Nullable GitMode mode;
    private final byte @Nullable [] bytes;

    /**
     * Says what the path shall hold.
     *
     * @param path the path inside the repository
     * @param mode the mode; null to keep the mode, or for an ordinary file where there was none
     * @param bytes the content, not to be changed afterwards; null to remove the path
     */
    public NewContent(String path, @Nullable GitMode mode, byte @Nullable [] bytes) {
        this.path = path;
        this.mode = mode;
        this.bytes = bytes;
    }

    String path() {
        return path;
    }

    @Nullable
    GitMode mode() {
        return mode;
    }

    byte @Nullable [] bytes() {
        return bytes;
    }
}
