package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.codemod.WorkerFailure.Reason;
import dev.missioncontrol.agent.codemod.worker.Job;
import dev.missioncontrol.agent.codemod.worker.WorkerMain;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Runs recipes over a tree in a worker process of its own: files in, changed files out, limited in memory, time and
 * size. Whatever happens there ends that run and nothing else.
 */
public final class CodemodWorker {

    private final RecipeCatalogue catalogue;
    private final CodemodSettings settings;
    private final WorkerClassPath classPath;
    private final String mainClass;
    private final Semaphore slots;
    private volatile @Nullable List<String> libraries;

    /** Runs recipes of the catalogue within the limits. */
    public CodemodWorker(RecipeCatalogue catalogue, CodemodSettings settings) {
        this(catalogue, settings, new WorkerClassPath(settings.home()), WorkerMain.class.getName());
    }

    CodemodWorker(RecipeCatalogue catalogue, CodemodSettings settings, WorkerClassPath classPath, String mainClass) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.classPath = classPath;
        this.mainClass = mainClass;
        this.slots = new Semaphore(settings.concurrency(), true);
    }

    /**
     * Checks a request wholly. Catalogue recipes are checked at once; a document takes a worker for about a second.
     *
     * @return what each step does, for people, in order
     * @throws Refusal if the request is wrong, naming the field and how to mend it
     * @throws WorkerFailure if the worker that checks a document comes to no result
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public List<String> validate(RecipeRequest request) throws InterruptedException {
        Job job = catalogue.job(request, true);
        if (job.recipeYaml() == null) {
            return job.steps().stream().map(Job.Step::title).toList();
        }
        return converse(job, List.of(), CodemodProgress.NONE).titles();
    }

    /**
     * Runs the recipes one after the other, each on what the ones before left, over the files given. Waits for its turn
     * when as many workers run as may.
     *
     * @param files the whole tree, in any order, each path once; read on the calling thread
     * @throws Refusal if the request is wrong
     * @throws WorkerFailure if the run comes to no result, saying why and what to do
     * @throws IOException if a file cannot be read
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public CodemodResult run(RecipeRequest request, Iterable<TreeFile> files, CodemodProgress progress)
            throws IOException, InterruptedException {
        try {
            return converse(catalogue.job(request, false), files, progress).result();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Returns the limits and the libraries that a run's result depends on, in canonical JSON's types. */
    Map<String, @Nullable Object> configuration() {
        var configuration = new LinkedHashMap<String, @Nullable Object>();
        configuration.put("libraries", libraries());
        configuration.put("memoryMb", settings.memoryMb());
        configuration.put("timeoutSeconds", settings.timeout().toSeconds());
        configuration.put("maxFileBytes", settings.maxFileBytes());
        configuration.put("maxTotalBytes", settings.maxTotalBytes());
        configuration.put("maxFiles", settings.maxFiles());
        configuration.put("maxOutputBytes", settings.maxOutputBytes());
        return configuration;
    }

    private List<String> libraries() {
        List<String> known = libraries;
        if (known == null) {
            try {
                known = WorkerClassPath.openRewrite(classPath.entries());
            } catch (IOException e) {
                throw notStarted(e);
            }
            libraries = known;
        }
        return known;
    }

    private WorkerFailure notStarted(IOException e) {
        return new WorkerFailure(
                Reason.NOT_STARTED,
                "The codemod worker could not be started: " + e.getMessage() + ".",
                "Run Mission Control on a JDK 25, with room in " + settings.home() + ".",
                "");
    }

    private Conversation converse(Job job, Iterable<TreeFile> files, CodemodProgress progress)
            throws InterruptedException {
        slots.acquire();
        try {
            List<Path> entries = classPath.entries();
            try (WorkerProcess process = WorkerProcess.start(mainClass, entries, settings)) {
                var conversation = new Conversation(process, settings, progress, WorkerClassPath.openRewrite(entries));
                conversation.hold(job, files);
                return conversation;
            }
        } catch (IOException e) {
            throw notStarted(e);
        } finally {
            slots.release();
        }
    }
}
