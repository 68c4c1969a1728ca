package dev.missioncontrol.workflow.rest;

import dev.missioncontrol.patch.FileDiff.Side;
import dev.missioncontrol.patch.PatchInRevision;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shared.PatchId;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.workflow.audit.Audit;
import dev.missioncontrol.workflow.audit.Why;
import dev.missioncontrol.workflow.audit.WhyQuestion;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Says why a change, a file or a line is there. */
@RestController
class WhyController {

    private final Audit audit;
    private final PatchSets patchSets;

    WhyController(Audit audit, PatchSets patchSets) {
        this.audit = audit;
        this.patchSets = patchSets;
    }

    /** Lines are counted in the file as the patch leaves it, or with {@code side=old} as it finds it. */
    @GetMapping("/api/patches/{id:[^.]+}/why")
    Why patch(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String path,
            @RequestParam(required = false) @Nullable Integer line,
            @RequestParam(defaultValue = "new") String side) {
        PatchInRevision found = patchSets.patch(PatchId.parse(id));
        return audit.why(new WhyQuestion(
                found.revision().patchSet(),
                found.revision().number(),
                found.patch().ordinal(),
                path,
                line,
                side(side)));
    }

    /** Lines are counted in the file as the whole revision leaves it (what is merged), or with {@code side=old} at the base. */
    @GetMapping("/api/patch-sets/{id:[^.]+}/why")
    Why patchSet(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer revision,
            @RequestParam(required = false) @Nullable String path,
            @RequestParam(required = false) @Nullable Integer line,
            @RequestParam(defaultValue = "new") String side) {
        return audit.why(new WhyQuestion(PatchSetId.parse(id), revision, null, path, line, side(side)));
    }

    private static Side side(String side) {
        return switch (side) {
            case "new" -> Side.NEW;
            case "old" -> Side.OLD;
            default -> throw Refusal.invalid("side", "'" + side + "' is no side.", "Give 'new' or 'old'.");
        };
    }
}
