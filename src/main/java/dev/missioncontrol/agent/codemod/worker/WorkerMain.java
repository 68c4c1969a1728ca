package dev.missioncontrol.agent.codemod.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The worker process: reads a job and a tree from standard input, writes what became of it to standard output, and
 * ends. It opens no file, no socket and no other process of its own.
 */
public final class WorkerMain {

    /** Exit code when the server is gone. */
    static final int ORPHANED = 70;

    private static final int MAX_FRAME_BYTES = 1 << 30;

    private final FrameReader in;
    private final RunLog log;

    private WorkerMain(InputStream in, FrameWriter out) {
        this.in = new FrameReader(in, MAX_FRAME_BYTES);
        this.log = new RunLog(out);
    }

    /**
     * Serves one job.
     *
     * @param arguments none
     * @throws IOException if the server breaks off
     */
    public static void main(String[] arguments) throws IOException {
        var out = new FrameWriter(new FileOutputStream(FileDescriptor.out));
        // Whatever a library prints must not end up between the frames.
        System.setOut(System.err);
        new WorkerMain(System.in, out).serve();
    }

    private void serve() throws IOException {
        if (!(in.read() instanceof Frame.Begin(Job job))) {
            throw new FrameReader.MalformedFrame("a job has to come first");
        }
        List<PlannedStep> steps;
        try {
            steps = plan(job);
        } catch (InvalidRecipe e) {
            log.send(e.asFrame());
            log.flush();
            return;
        }
        log.send(new Frame.Planned(steps.stream().map(PlannedStep::title).toList()));
        if (!job.validateOnly()) {
            run(steps);
        }
        log.finish();
    }

    private static List<PlannedStep> plan(Job job) throws InvalidRecipe {
        String yaml = job.recipeYaml();
        if (yaml != null) {
            return DeclaredRecipes.plan(yaml, job.roots());
        }
        List<PlannedStep> steps = new ArrayList<>();
        for (Job.Step step : job.steps()) {
            steps.add(CatalogueRecipes.plan(steps.size(), step));
        }
        return steps;
    }

    private void run(List<PlannedStep> steps) throws IOException {
        var parsers = new SourceParsers();
        var tree = new SourceTree(parsers, log);
        Frame frame;
        while ((frame = in.read()) instanceof Frame.Tracked(String path, byte[] content)) {
            tree.add(path, content);
        }
        if (!(frame instanceof Frame.EndOfTree)) {
            throw new FrameReader.MalformedFrame("the tree is not complete");
        }
        log.startHeartbeat();
        var runner = new StepRunner(tree, parsers, log);
        for (int i = 0; i < steps.size(); i++) {
            long start = System.nanoTime();
            log.send(new Frame.StepBegun(i));
            runner.run(steps.get(i));
            log.send(new Frame.StepEnded((System.nanoTime() - start) / 1_000_000));
            log.flush();
        }
    }
}
