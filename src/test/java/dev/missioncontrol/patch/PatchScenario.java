package dev.missioncontrol.patch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.patch.PatchSetProposal.FileContent;
import dev.missioncontrol.patch.PatchSetProposal.TaskChange;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.WorkflowId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A real repository on disk, connected, and proposals to change it. */
public final class PatchScenario implements AutoCloseable {

    /** Someone who may decide. */
    public static final Account ALICE = new Account("alice", Set.of(Role.MEMBER));

    /** Someone else who may decide. */
    public static final Account BOB = new Account("bob", Set.of(Role.MEMBER));

    /** Someone who may only look. */
    public static final Account GUEST = new Account("guest", Set.of());

    private final PatchSets patchSets;
    private final Path directory;
    private final Git git;
    private final ForgeRepository repository;
    private final WorkflowId workflow;
    private CommitId base;

    private PatchScenario(
            PatchSets patchSets,
            Path directory,
            Git git,
            ForgeRepository repository,
            WorkflowId workflow,
            CommitId base) {
        this.patchSets = patchSets;
        this.directory = directory;
        this.git = git;
        this.repository = repository;
        this.workflow = workflow;
        this.base = base;
    }

    /** Makes and connects a repository with one commit that holds these files (path, text, path, text ...). */
    public static PatchScenario with(
            Repositories repositories, ForgeReader forge, PatchSets patchSets, String... pathsAndTexts) {
        return with(repositories, forge, patchSets, WorkflowId.next(), pathsAndTexts);
    }

    /** As above, for a workflow that has other repositories too. */
    public static PatchScenario with(
            Repositories repositories,
            ForgeReader forge,
            PatchSets patchSets,
            WorkflowId workflow,
            String... pathsAndTexts) {
        try {
            Path directory = Files.createTempDirectory("patch-scenario-");
            Git git = Git.init()
                    .setDirectory(directory.toFile())
                    .setInitialBranch("main")
                    .call();
            write(directory, pathsAndTexts);
            commit(git);
            ForgeRepository repository =
                    repositories.connect(directory.toString(), "scenario-" + WorkflowId.next(), "main", ALICE);
            return new PatchScenario(
                    patchSets, directory, git, repository, workflow, forge.head(repository.id(), "main"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the connected repository. */
    public ForgeRepository repository() {
        return repository;
    }

    /** Returns the workflow that proposes. */
    public WorkflowId workflow() {
        return workflow;
    }

    /** Returns the pinned commit. */
    public CommitId base() {
        return base;
    }

    /** Returns the repository's directory. */
    public Path directory() {
        return directory;
    }

    /** Commits other files in the repository and pins that commit. */
    public void moveBase(String... pathsAndTexts) {
        try {
            write(directory, pathsAndTexts);
            base = commit(git);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Seals a revision with one task that gives these paths these texts; a null text deletes. */
    public PatchSetRevision seal(@Nullable String... pathsAndTexts) {
        return sealTasks(task("T-1", "Change things", pathsAndTexts));
    }

    /** Seals a revision with these tasks. */
    public PatchSetRevision sealTasks(TaskChange... tasks) {
        return patchSets.seal(proposal(tasks));
    }

    /** Returns a proposal with these tasks. */
    public PatchSetProposal proposal(TaskChange... tasks) {
        return new PatchSetProposal(
                workflow, repository.id(), base, "Tidy up the greeting", List.of(tasks), AgentRunId.next());
    }

    /** Returns a task that gives these paths these texts; a null text deletes. */
    public static TaskChange task(String key, String title, @Nullable String... pathsAndTexts) {
        SortedMap<String, FileContent> files = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            String text = pathsAndTexts[i + 1];
            files.put(
                    Objects.requireNonNull(pathsAndTexts[i]),
                    new FileContent(null, text == null ? null : text.getBytes(UTF_8)));
        }
        return new TaskChange(key, title, "", files);
    }

    /** Returns a task that writes one file with a mode. */
    public static TaskChange task(String key, String title, String path, String mode, byte[] content) {
        return new TaskChange(key, title, "", new TreeMap<>(Map.of(path, new FileContent(mode, content))));
    }

    private static void write(Path directory, String... pathsAndTexts) throws IOException {
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            Path file = directory.resolve(pathsAndTexts[i]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, pathsAndTexts[i + 1]);
        }
    }

    private static CommitId commit(Git git) throws GitAPIException {
        git.add().addFilepattern(".").call();
        return new CommitId(git.commit()
                .setAuthor("Scenario", "scenario@example.org")
                .setCommitter("Scenario", "scenario@example.org")
                .setMessage("State")
                .setSign(false)
                .call()
                .getId()
                .name());
    }

    @Override
    public void close() {
        git.close();
        FileSystemUtils.deleteRecursively(directory.toFile());
    }
}
