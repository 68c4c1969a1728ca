package dev.missioncontrol.agent;

import dev.missioncontrol.shared.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Which build of Mission Control this is: its version and the start of its jar's SHA-256. */
@Component
public class CodeVersion {

    private final String version = read();

    /** Returns it, such as {@code 1.2.0+sha256.0f1e2d3c4b5a}; {@code development} when it was not packaged. */
    public String text() {
        return version;
    }

    private static String read() {
        String release =
                Objects.requireNonNullElse(CodeVersion.class.getPackage().getImplementationVersion(), "");
        CodeSource source = CodeVersion.class.getProtectionDomain().getCodeSource();
        try {
            Path jar = source == null ? null : Path.of(source.getLocation().toURI());
            if (jar == null || !Files.isRegularFile(jar)) {
                return release.isEmpty() ? "development" : release;
            }
            return release + "+sha256." + Digest.of(Files.readAllBytes(jar)).abbreviated();
        } catch (URISyntaxException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            // Nested in another jar: the release has to do.
            return release;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
