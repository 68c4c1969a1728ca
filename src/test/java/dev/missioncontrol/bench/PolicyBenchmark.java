package dev.missioncontrol.bench;

import dev.missioncontrol.policy.engine.PolicyEngine;
import dev.missioncontrol.policy.fact.Facts;
import dev.missioncontrol.policy.pack.EffectivePolicy;
import java.lang.management.ManagementFactory;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Evaluates packs of many rules, and the same rules in Cedar where they can be said there, in one process. */
final class PolicyBenchmark implements Part {

    private static final int RULES = 1_000;
    private static final int FILES = 1_000;

    /** Something to measure. */
    private interface Work {
        void run() throws Exception;
    }

    @Override
    public List<Row> measure(Scale scale) throws Exception {
        return List.of(largeChange(scale), toolCall(scale), oneFile(scale), growth(scale));
    }

    private static Row largeChange(Scale scale) throws Exception {
        List<String> patterns = PolicyWorkload.patterns(RULES);
        List<String> paths = PolicyWorkload.paths(FILES);
        EffectivePolicy policy = PolicyWorkload.fileRules(patterns);
        Facts facts = PolicyWorkload.change(paths);
        int findings = PolicyEngine.evaluate(policy, facts).violations().size();
        Times ours = measure(scale.of(400, 150), () -> PolicyEngine.evaluate(policy, facts));
        List<PathMatcher> matchers = patterns.stream()
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                .toList();
        List<Path> files = paths.stream().map(Path::of).toList();
        Times theirs = measure(scale.of(60, 15), () -> matchEach(matchers, files));
        return new Row(
                "policy: 1,000 rules over a change of 1,000 files",
                ours.spread(),
                "PathMatcher on each pair, matching alone " + theirs.spread(),
                ours.median() / theirs.median(),
                "p99 ≤ 50 ms",
                String.format(
                        Locale.ROOT,
                        "whole evaluation with the tree and %,d findings, %d times (processor time %s); a pack"
                                + " parsed and indexed once; the JDK's PathMatcher only matches, %d times (%s)",
                        findings,
                        ours.count(),
                        ours.cpuSpread(),
                        theirs.count(),
                        theirs.cpuSpread()));
    }

    private static void matchEach(List<PathMatcher> matchers, List<Path> files) {
        int hits = 0;
        for (PathMatcher matcher : matchers) {
            for (Path file : files) {
                hits += matcher.matches(file) ? 1 : 0;
            }
        }
        require(hits > 0);
    }

    private static Row toolCall(Scale scale) throws Exception {
        EffectivePolicy policy = PolicyWorkload.toolRules(RULES);
        Facts facts = PolicyWorkload.call(RULES / 2);
        CedarPolicies cedar = CedarPolicies.tools(RULES);
        String tool = "tool" + RULES / 2;
        String path = "area" + RULES / 2 + "/src/Main.java";
        require(PolicyEngine.evaluate(policy, facts).allowed() && cedar.allows(tool, path));
        require(!cedar.allows(tool, "area1/src/Main.java"));
        Times ours = measure(scale.of(5_000, 2_000), () -> PolicyEngine.evaluate(policy, facts));
        Times theirs = measure(scale.of(400, 100), () -> require(cedar.allows(tool, path)));
        return beside("policy: one tool call against 1,000 rules", "p99 ≤ 1 ms", ours, theirs);
    }

    private static Row oneFile(Scale scale) throws Exception {
        List<String> folders = IntStream.range(0, RULES)
                .mapToObj(i -> "module" + i % 20 + "/src/main/java/com/acme/p" + i)
                .toList();
        EffectivePolicy policy = PolicyWorkload.fileRules(
                folders.stream().map(folder -> folder + "/**").toList());
        String path = folders.get(RULES / 2) + "/deep/Order.java";
        Facts facts = PolicyWorkload.change(List.of(path));
        CedarPolicies cedar = CedarPolicies.folders(folders);
        require(!PolicyEngine.evaluate(policy, facts).allowed() && !cedar.allows("x", path));
        require(cedar.allows("x", "elsewhere/Order.java"));
        Times ours = measure(scale.of(5_000, 2_000), () -> PolicyEngine.evaluate(policy, facts));
        Times theirs = measure(scale.of(400, 100), () -> require(!cedar.allows("x", path)));
        return beside("policy: one changed file against 1,000 rules", "≤ 1×", ours, theirs);
    }

    private static Row beside(String what, String aim, Times ours, Times theirs) {
        return new Row(
                what,
                ours.spread(),
                "Cedar " + theirs.spread(),
                ours.median() / theirs.median(),
                aim,
                String.format(
                        Locale.ROOT,
                        "whole evaluation with a verdict for each rule, %d times (processor time %s); Cedar 4.10 by"
                                + " cedar-java: the same rules, parsed once and kept on its native side, %d times (%s);"
                                + " both answer alike",
                        ours.count(),
                        ours.cpuSpread(),
                        theirs.count(),
                        theirs.cpuSpread()));
    }

    private static Row growth(Scale scale) throws Exception {
        List<String> costs = new ArrayList<>();
        List<String> parsing = new ArrayList<>();
        Facts facts = PolicyWorkload.change(PolicyWorkload.paths(100));
        for (int rules = 10; rules <= 10_000; rules *= 10) {
            List<String> patterns = PolicyWorkload.patterns(rules);
            long start = System.nanoTime();
            EffectivePolicy policy = PolicyWorkload.fileRules(patterns);
            parsing.add(String.format(Locale.ROOT, "%.0f", (System.nanoTime() - start) / 1e6));
            Times samples = measure(scale.of(200, 50), () -> PolicyEngine.evaluate(policy, facts));
            costs.add(String.format(Locale.ROOT, "%.2f", samples.cpu().median()));
        }
        return new Row(
                "policy: cost from 10 to 10,000 rules, 100 files",
                String.join(" / ", costs) + " ms",
                "",
                null,
                "",
                "medians of processor time for 10 / 100 / 1,000 / 10,000 rules; reading the pack once takes "
                        + parsing.stream().collect(Collectors.joining(" / "))
                        + " ms");
    }

    /**
     * Times of one kind.
     *
     * @param wall by the clock on the wall
     * @param cpu of the processor, which says more on a machine with other work
     */
    private record Times(Samples wall, Samples cpu) {

        double median() {
            return wall.median();
        }

        int count() {
            return wall.count();
        }

        String spread() {
            return spread(wall);
        }

        String cpuSpread() {
            return spread(cpu);
        }

        private static String spread(Samples samples) {
            return String.format(Locale.ROOT, "p50 %.3f ms, p99 %.3f ms", samples.median(), samples.percentile(99));
        }
    }

    /** Measures after as many rounds to warm up, but not more than a moment of them. */
    private static Times measure(int rounds, Work work) throws Exception {
        long until = System.nanoTime() + 1_500_000_000L;
        for (int round = 0; round < rounds && System.nanoTime() < until; round++) {
            work.run();
        }
        var threads = ManagementFactory.getThreadMXBean();
        var times = new Times(new Samples(), new Samples());
        for (int round = 0; round < rounds; round++) {
            long cpu = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            work.run();
            times.wall().add((System.nanoTime() - start) / 1e6);
            times.cpu().add((threads.getCurrentThreadCpuTime() - cpu) / 1e6);
        }
        return times;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("the engines do not answer as expected");
        }
    }
}
