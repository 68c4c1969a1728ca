package dev.missioncontrol.agent.codemod;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings under {@code missioncontrol.codemod}.
 *
 * @param memoryMb the worker's heap, in MiB
 * @param timeout how long a run may take by the clock
 * @param maxFileSize a larger file is left out of a run
 * @param maxTotalSize a tree with more than this is refused
 * @param maxFiles a tree with more files than this is refused
 * @param maxOutputSize a run that changes more than this is ended
 * @param concurrency how many workers may run at the same time on this node
 */
@ConfigurationProperties("missioncontrol.codemod")
record CodemodProperties(
        @DefaultValue("1024") int memoryMb,
        @DefaultValue("10m") Duration timeout,
        @DefaultValue("4MB") DataSize maxFileSize,
        @DefaultValue("256MB") DataSize maxTotalSize,
        @DefaultValue("50000") int maxFiles,
        @DefaultValue("64MB") DataSize maxOutputSize,
        @DefaultValue("1") int concurrency) {

    CodemodSettings settings(Path home) {
        return new CodemodSettings(
                memoryMb,
                timeout,
                maxFileSize.toBytes(),
                maxTotalSize.toBytes(),
                maxFiles,
                maxOutputSize.toBytes(),
                concurrency,
                home);
    }
}
