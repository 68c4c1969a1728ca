package dev.missioncontrol.patch;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A revision's place: which PatchSet, and its number there. */
@Embeddable
record RevisionKey(
        @Column(name = "patch_set_id") UUID patchSet,
        @Column(name = "number") int number) {}
