package dev.missioncontrol.patch.diff;

import java.util.List;

/** How a file's content changes. */
public sealed interface PatchBody {

    /** The content stays as it is (of an added or deleted file: it is empty). */
    record Unchanged() implements PatchBody {}

    /**
     * Lines change.
     *
     * @param hunks in the order of the old file, not overlapping; at least one
     */
    record Text(List<Hunk> hunks) implements PatchBody {

        /** Keeps a copy. */
        public Text {
            hunks = List.copyOf(hunks);
        }
    }

    /** The whole new content is given. */
    final class Literal implements PatchBody {

        private final byte[] content;

        Literal(byte[] content) {
            this.content = content;
        }

        /** Returns the new content, which the caller must not change. */
        public byte[] content() {
            return content;
        }
    }

    /** The new content is made from the old one by git's binary delta. */
    final class Delta implements PatchBody {

        private final BinaryDelta delta;

        Delta(BinaryDelta delta) {
            this.delta = delta;
        }

        /** Returns the delta. */
        public BinaryDelta delta() {
            return delta;
        }
    }
}
