package dev.missioncontrol.bench;

import com.microsoft.playwright.Page;
import dev.missioncontrol.journey.Chromium;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A long diff in the review page in Chromium: when it can be read, and how smoothly it scrolls. */
final class ReviewPageBenchmark implements Part {

    private static final double AIM_MILLIS = 1_000;
    private static final double FRAME_MILLIS = 1_000.0 / 60;

    /** In every page: when the first line of code was painted where a reader sees it. */
    private static final String WATCH = """
            window.readableAt = 0;
            const look = () => {
              const roots = [...document.querySelectorAll('diff-viewer .diff-scroll *')].filter(e => e.shadowRoot);
              const visible = roots.some(e => [...e.shadowRoot.querySelectorAll('[data-line]')].some(line => {
                const box = line.getBoundingClientRect();
                return line.textContent.trim() && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
              }));
              if (visible) {
                // Two frames on, what was found in the document has been painted.
                requestAnimationFrame(() => requestAnimationFrame(() => { window.readableAt = performance.now(); }));
              } else {
                requestAnimationFrame(look);
              }
            };
            requestAnimationFrame(look);
            """;

    /** Scrolls by 300 pixels a frame, and returns the milliseconds between frames. */
    private static final String SCROLL = """
            ([selector, frames]) => new Promise(done => {
              const scroller = document.querySelector(selector);
              const between = [];
              let last = 0;
              const step = now => {
                if (last) between.push(now - last);
                last = now;
                scroller.scrollTop += 300;
                if (between.length < frames) requestAnimationFrame(step); else done(between);
              };
              requestAnimationFrame(step);
            })
            """;

    @Override
    public List<Row> measure(Scale scale) throws IOException, InterruptedException {
        try (var app = new PackagedApp();
                ServerProcess server = app.start();
                var api = new Api(server.address());
                var chromium = new Chromium()) {
            var runs = new Runs(api);
            List<Row> rows = new ArrayList<>();
            Page page = SignIn.in(chromium.browser(), server.address());
            page.addInitScript(WATCH);
            Samples plain = plainScroll(page, scale);
            for (var each : cases().entrySet()) {
                runs.connect(
                        app.folder().resolve(each.getKey()), each.getValue().files());
                String patchSet = runs.await(runs.start(each.getKey(), "before", "after"), "WAITING_USER_APPROVAL")
                        .path("patchSets")
                        .path(0)
                        .path("id")
                        .asString();
                rows.addAll(rows(page, each.getValue().title(), "/patch-sets/" + patchSet, plain, scale));
            }
            return rows;
        }
    }

    private static List<Row> rows(Page page, String title, String address, Samples plain, Scale scale) {
        double first = readable(page, address);
        var readable = new Samples();
        var frames = new Samples();
        for (int round = 0; round < scale.of(7, 3); round++) {
            readable.add(readable(page, address));
            scroll(page, "diff-viewer .diff-scroll", scale, frames);
        }
        return List.of(
                new Row(
                        "review page, " + title + ": readable",
                        String.format(Locale.ROOT, "%.0f ms", readable.median()),
                        "limit 1000 ms",
                        readable.median() / AIM_MILLIS,
                        "≤ 1000 ms",
                        String.format(
                                Locale.ROOT,
                                "median of %d page loads in Chromium (slowest %.0f ms; first ever %.0f ms) from navigation"
                                        + " start until a line of code has been painted in the window; scripts cached,"
                                        + " signed in",
                                readable.count(),
                                readable.max(),
                                first)),
                new Row(
                        "review page, " + title + ": longest frame",
                        String.format(Locale.ROOT, "%.0f ms (p95 %.0f ms)", frames.max(), frames.percentile(95)),
                        String.format(
                                Locale.ROOT, "plain text %.0f ms (p95 %.0f ms)", plain.max(), plain.percentile(95)),
                        frames.max() / plain.max(),
                        "",
                        String.format(
                                Locale.ROOT,
                                "%d frames of a scroll by 300 pixels a frame from the top, time between animation frames"
                                        + " (%.1f ms is 60 a second); beside it the same scroll over a <pre> of 10,000"
                                        + " lines in the same browser",
                                frames.count(),
                                FRAME_MILLIS)));
    }

    private static double readable(Page page, String address) {
        page.navigate(address);
        page.waitForFunction("() => window.readableAt > 0");
        return ((Number) page.evaluate("() => window.readableAt")).doubleValue();
    }

    private static Samples plainScroll(Page page, Scale scale) {
        var frames = new Samples();
        var text = new StringBuilder("<pre style='height:800px;overflow:auto'>");
        for (int line = 0; line < 10_000; line++) {
            text.append(line(line, "same"));
        }
        for (int round = 0; round < scale.of(7, 3); round++) {
            page.setContent(text + "</pre>");
            scroll(page, "pre", scale, frames);
        }
        return frames;
    }

    private static void scroll(Page page, String selector, Scale scale, Samples into) {
        for (Object between : (List<?>) page.evaluate(SCROLL, List.of(selector, scale.of(300, 120)))) {
            into.add(((Number) between).doubleValue());
        }
    }

    /** What is shown. */
    private record Case(String title, Map<String, String> files) {}

    private static Map<String, Case> cases() {
        var cases = new LinkedHashMap<String, Case>();
        cases.put("one-file", new Case("one file, 10,000 diff lines", files(1, 5_000)));
        cases.put("one-long-file", new Case("one file, 20,000 diff lines", files(1, 10_000)));
        cases.put("many-files", new Case("50 files, 10,000 diff lines", files(50, 100)));
        return cases;
    }

    /** Java files in which every line changes, so that each gives two lines of diff. */
    private static Map<String, String> files(int count, int lines) {
        var files = new LinkedHashMap<String, String>();
        for (int file = 0; file < count; file++) {
            var text = new StringBuilder();
            for (int line = 0; line < lines; line++) {
                text.append(line(line, "before"));
            }
            files.put("src/Values" + file + ".java", text.toString());
        }
        return files;
    }

    private static String line(int number, String word) {
        return "    static final int VALUE_" + number + " = compute(" + number + ", \"" + word + "\");\n";
    }
}
