package dev.missioncontrol.forge.local;

import dev.missioncontrol.forge.BranchWrite;
import dev.missioncontrol.forge.CommitNote;
import dev.missioncontrol.forge.ForgeWriter;
import dev.missioncontrol.forge.GitObject;
import dev.missioncontrol.forge.PullRequest;
import dev.missioncontrol.forge.PullRequestDraft;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.forge.WritePermit;
import dev.missioncontrol.forge.git.GitRepositories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.springframework.beans.factory.BeanFactory;

/**
 * A forge whose repositories can be brought into the states that a write passes through on their disk, for trying what
 * follows when the server dies there.
 */
public final class InterruptedWriter implements ForgeWriter {

    /** Some of the objects are written, nothing refers to them. */
    public static final String SOME_OBJECTS = "some objects written";

    /** All objects are written, the branch is not. */
    public static final String ALL_OBJECTS = "all objects written";

    private final ForgeWriter forge;
    private final BeanFactory beans;
    private final Consumer<String> reached;

    /** Tells {@code reached} the name of each state when it is reached. */
    public InterruptedWriter(ForgeWriter forge, BeanFactory beans, Consumer<String> reached) {
        this.forge = forge;
        this.beans = beans;
        this.reached = reached;
    }

    @Override
    public void createBranch(WritePermit permit, BranchWrite write) {
        try {
            Path git = beans.getBean(LocalDirectories.class)
                    .gitDirectory(beans.getBean(Repositories.class).get(permit.repository()));
            insertHalf(git, write);
            reached.accept(SOME_OBJECTS);
            new BranchWriter(git, write).writeObjects();
            reached.accept(ALL_OBJECTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        forge.createBranch(permit, write);
    }

    private static void insertHalf(Path git, BranchWrite write) throws IOException {
        try (Repository repository = GitRepositories.open(git);
                ObjectInserter inserter = repository.newObjectInserter()) {
            for (GitObject object : write.objects().subList(0, write.objects().size() / 2)) {
                inserter.insert(object.type(), object.bytes());
            }
            inserter.flush();
        }
    }

    @Override
    public PullRequest openPullRequest(WritePermit permit, PullRequestDraft draft) {
        return forge.openPullRequest(permit, draft);
    }

    @Override
    public void attachNote(WritePermit permit, CommitNote note) {
        forge.attachNote(permit, note);
    }
}
