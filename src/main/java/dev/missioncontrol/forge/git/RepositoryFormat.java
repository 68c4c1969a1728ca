package dev.missioncontrol.forge.git;

import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/**
 * The format a repository is written in, as its {@code config} says (git's repository-version document). This is all
 * that is ever read of that file; includes are not followed.
 */
record RepositoryFormat(Config config) {

    private static final int LARGEST_CONFIG = 1 << 20;
    private static final String EXTENSIONS = "extensions";
    private static final Set<String> HARMLESS_EXTENSIONS =
            Set.of("noop", "objectformat", "refstorage", "worktreeconfig", "preciousobjects", "partialclone");

    static RepositoryFormat read(Path file) throws IOException {
        Config config = new Config();
        if (Files.isRegularFile(file)) {
            try (var in = Files.newInputStream(file)) {
                config.fromText(new String(in.readNBytes(LARGEST_CONFIG), StandardCharsets.UTF_8));
            } catch (ConfigInvalidException e) {
                throw new IOException("its config is malformed (" + e.getMessage() + ")", e);
            }
        }
        return new RepositoryFormat(config);
    }

    void requireSupported(String field) {
        int version = config.getInt("core", "repositoryformatversion", 0);
        if (version > 1) {
            throw unsupported(field, "repository format version " + version, "Clone it into version 0 or 1.");
        }
        String objects = config.getString(EXTENSIONS, null, "objectformat");
        if (objects != null && !objects.equalsIgnoreCase("sha1")) {
            throw unsupported(
                    field,
                    "the object format " + objects.toUpperCase(Locale.ROOT).replace("SHA", "SHA-"),
                    "Connect a repository with SHA-1 object ids.");
        }
        String refs = config.getString(EXTENSIONS, null, "refstorage");
        if (refs != null && !refs.equalsIgnoreCase("files")) {
            throw unsupported(field, "the ref storage " + refs, "Run 'git refs migrate --ref-format=files' there.");
        }
        if (version == 1) {
            for (String extension : config.getNames(EXTENSIONS)) {
                if (!HARMLESS_EXTENSIONS.contains(extension.toLowerCase(Locale.ROOT))) {
                    throw unsupported(
                            field, "the extension '" + extension + "'", "Connect a repository without that extension.");
                }
            }
        }
    }

    private static Refusal unsupported(String field, String what, String remedy) {
        return Refusal.invalid(field, "The repository uses " + what + ", which is not supported.", remedy);
    }
}
