package dev.missioncontrol.agent.codemod.worker;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.openrewrite.ExecutionContext;

/** What our recipes have to say about what they found, kept in the run's context; a remark made twice counts once. */
final class Remarks {

    private static final String KEY = "missioncontrol.remarks";

    private final TreeSet<Notice> notices =
            new TreeSet<>(Comparator.comparing((Notice notice) -> String.valueOf(notice.path()))
                    .thenComparing(Notice::message));

    private Remarks() {}

    static void add(ExecutionContext context, String path, String message) {
        context.<Remarks>computeMessageIfAbsent(KEY, _ -> new Remarks())
                .notices
                .add(new Notice(Notice.Kind.REMARK, path, message));
    }

    /** Returns all remarks, by path. */
    static List<Notice> of(ExecutionContext context) {
        Remarks remarks = context.getMessage(KEY);
        return remarks == null ? List.of() : List.copyOf(remarks.notices);
    }
}
