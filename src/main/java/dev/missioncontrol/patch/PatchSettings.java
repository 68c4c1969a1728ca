package dev.missioncontrol.patch;

import dev.missioncontrol.patch.content.PatchLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large a change may be.
 *
 * @param maxDiffSize of one diff text
 * @param maxDiffLines of one diff text
 * @param maxFiles changed by one Patch
 * @param maxFileSize of one file, before or after the change
 * @param maxTotalSize of all files together after the change, per Patch
 * @param maxPatches in a PatchSet
 * @param maxScannedSize of all contents of a change together, before and after it, that are looked into for secrets
 */
@ConfigurationProperties("missioncontrol.patch")
record PatchSettings(
        @DefaultValue("64MB") DataSize maxDiffSize,
        @DefaultValue("2000000") int maxDiffLines,
        @DefaultValue("10000") int maxFiles,
        @DefaultValue("50MB") DataSize maxFileSize,
        @DefaultValue("512MB") DataSize maxTotalSize,
        @DefaultValue("1000") int maxPatches,
        @DefaultValue("64MB") DataSize maxScannedSize) {

    /** Returns the limits; a file or diff is held in memory, so neither may exceed 2 GB. */
    PatchLimits limits() {
        return new PatchLimits(
                Math.toIntExact(maxDiffSize.toBytes()),
                maxDiffLines,
                maxFiles,
                Math.toIntExact(maxFileSize.toBytes()),
                maxTotalSize.toBytes(),
                maxPatches);
    }
}
