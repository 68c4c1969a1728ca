package dev.missioncontrol.forge.local;

import dev.missioncontrol.forge.git.GitRepositories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Makes the sample project: a small Java project with a few commits, the same to the byte each time. Its files lie in
 * {@code sample-project/<n>/} on the class path, one folder per commit with what that commit adds or replaces.
 */
@Component
class SampleProject {

    private static final String NAME = "parcel-tracker.git";
    private static final String BRANCH = "main";
    private static final String ROOT = "sample-project/";
    private static final PersonIdent AUTHOR = new PersonIdent(
            "Parcel Tracker", "parcels@example.com", Instant.parse("2026-01-05T09:00:00Z"), ZoneOffset.UTC);
    private static final List<String> SUBJECTS = List.of(
            "Describe parcels and where they go",
            "Keep parcels in one place",
            "Work out what a parcel costs",
            "Tell people what happens to their parcels");

    /** Makes the project in a directory unless it is there, and returns its git directory. */
    Path create(Path samples) throws IOException {
        Path project = samples.resolve(NAME);
        if (Files.isDirectory(project)) {
            return project;
        }
        Path partial = samples.resolve(UUID.randomUUID() + ".partial");
        try {
            GitRepositories.createBare(partial, BRANCH);
            try (Repository repository = GitRepositories.open(partial)) {
                commitAll(repository);
            }
            Files.move(partial, project, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileSystemUtils.deleteRecursively(partial);
        }
        return project;
    }

    private static void commitAll(Repository repository) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            DirCache index = DirCache.newInCore();
            ObjectId parent = null;
            for (int i = 0; i < SUBJECTS.size(); i++) {
                add(filesOf(i + 1), index, inserter);
                CommitBuilder commit = new CommitBuilder();
                commit.setTreeId(index.writeTree(inserter));
                commit.setMessage(SUBJECTS.get(i) + "\n");
                PersonIdent author =
                        new PersonIdent(AUTHOR, AUTHOR.getWhenAsInstant().plus(Duration.ofDays(i)), AUTHOR.getZoneId());
                commit.setAuthor(author);
                commit.setCommitter(author);
                if (parent != null) {
                    commit.setParentId(parent);
                }
                parent = inserter.insert(commit);
            }
            inserter.flush();
            RefUpdate update = repository.updateRef(Constants.R_HEADS + BRANCH, true);
            update.setNewObjectId(parent);
            update.disableRefLog();
            if (update.update() != RefUpdate.Result.NEW) {
                throw new IOException("the branch of the sample project could not be written");
            }
        }
    }

    /** A file of a commit. The build leaves dot files out of the class path, so they are kept as {@code dot-…}. */
    private record ProjectFile(String path, byte[] content) {

        static ProjectFile of(Resource resource, String folder) {
            try {
                String url = resource.getURL().toString();
                String path = url.substring(url.lastIndexOf(folder) + folder.length());
                return new ProjectFile(path.replace("dot-", "."), resource.getContentAsByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        FileMode mode() {
            boolean script =
                    new String(content, 0, Math.min(2, content.length), StandardCharsets.US_ASCII).equals("#!");
            return script ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE;
        }
    }

    private static List<ProjectFile> filesOf(int commit) throws IOException {
        String folder = ROOT + commit + "/";
        Resource[] resources = new PathMatchingResourcePatternResolver(SampleProject.class.getClassLoader())
                .getResources("classpath:" + folder + "**");
        return Stream.of(resources)
                .filter(Resource::isReadable)
                .map(resource -> ProjectFile.of(resource, folder))
                .sorted(Comparator.comparing(ProjectFile::path))
                .toList();
    }

    private static void add(List<ProjectFile> files, DirCache index, ObjectInserter inserter) throws IOException {
        DirCacheEditor editor = index.editor();
        for (ProjectFile file : files) {
            ObjectId blob = inserter.insert(Constants.OBJ_BLOB, file.content());
            editor.add(new DirCacheEditor.PathEdit(file.path()) {
                @Override
                public void apply(DirCacheEntry entry) {
                    entry.setFileMode(file.mode());
                    entry.setObjectId(blob);
                }
            });
        }
        editor.finish();
    }
}
