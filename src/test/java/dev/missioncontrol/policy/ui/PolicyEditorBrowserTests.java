package dev.missioncontrol.policy.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.missioncontrol.journey.Chromium;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The editor of policy packs in a real browser. */
class PolicyEditorBrowserTests {

    private static ConfigurableApplicationContext server;
    private static Chromium chromium;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        chromium = new Chromium();
        server = EditorServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
        chromium.close();
    }

    @BeforeEach
    void open() {
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(1000, 900)
                        .setColorScheme(ColorScheme.LIGHT));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate("http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port"));
        assertThat(content()).containsText("push_branch");
    }

    @AfterEach
    void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void marksProblemsWhileTypingAndLeadsToThem() {
        typeAtTheEnd("  push_brnch: allow");
        assertThat(page.locator(".cm-lintRange-error")).hasText("push_brnch");
        Locator problem = page.locator(".policy-problem.error");
        assertThat(problem).containsText("Line 6, column 3");

        content().press("Control+Home");
        problem.click();

        assertThat(page.locator(".cm-activeLine")).hasText("  push_brnch: allow");
        page.screenshot(new Page.ScreenshotOptions().setPath(Chromium.screenshot("policy-problem")));
    }

    @Test
    void completesKeysAndValuesAndSaysWhatTheyMean() {
        typeAtTheEnd("  mer");
        assertThat(option("merge")).isVisible();
        assertThat(page.locator(".cm-completionInfo")).not().isEmpty();
        page.screenshot(new Page.ScreenshotOptions().setPath(Chromium.screenshot("policy-completion")));

        accept();
        page.keyboard().type("de");
        assertThat(option("deny")).isVisible();
        accept();

        assertThat(content()).containsText("merge: deny");
    }

    @Test
    void offersOnlyTheKeysThatFitThePlaceAndAreNotThereYet() {
        typeAtTheEnd("  ");
        page.keyboard().press("Control+Space");

        assertThat(option("open_pr")).isVisible();
        assertThat(option("push_branch")).hasCount(0);
        assertThat(option("max_files")).hasCount(0);
    }

    @Test
    void dropsProblemsOfAnOlderText() {
        typeAtTheEnd("# fine");
        page.evaluate("document.querySelector('policy-editor').showProblems(1, [{severity: 'error', rule: 'old',"
                + " line: 1, column: 1, message: 'Old', remedy: ''}])");

        assertThat(page.locator(".cm-lintRange-error")).hasCount(0);
    }

    @Test
    void keepsTheDraftOverAReloadAndUndoes() {
        typeAtTheEnd("# kept");
        assertThat(content()).containsText("# kept");
        page.waitForFunction("Object.values(localStorage).some(text => text.includes('# kept'))");
        page.reload();
        assertThat(content()).containsText("# kept");

        typeAtTheEnd("\n# more");
        content().press("Control+z");

        assertThat(content()).not().containsText("# more");
    }

    @Test
    void isLeftByEscapeAndTab() {
        content().focus();
        page.keyboard().press("Tab");
        assertThat(content()).isFocused();

        page.keyboard().press("Escape");
        page.keyboard().press("Tab");

        assertThat(content()).not().isFocused();
    }

    @Test
    void followsTheColourSchemeWhileItIsOpen() {
        String light = background();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

        assertThat(background()).isNotEqualTo(light);
    }

    private void typeAtTheEnd(String text) {
        content().focus();
        page.keyboard().press("Control+End");
        page.keyboard().type(text);
    }

    private Locator option(String label) {
        return page.locator(".cm-tooltip-autocomplete li")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(
                                ".cm-completionLabel",
                                new Page.LocatorOptions().setHasText(Pattern.compile("^" + label + "$")))));
    }

    /**
     * Takes the option that is chosen. For 75 ms after its list has opened the editor takes Enter for a new line, so that
     * nobody takes an option by accident who is typing on.
     */
    private void accept() {
        assertThat(page.locator(".cm-tooltip-autocomplete li[aria-selected=true]"))
                .isVisible();
        double seen = ((Number) page.evaluate("performance.now()")).doubleValue();
        page.waitForFunction("seen => performance.now() - seen > 150", seen);
        page.keyboard().press("Enter");
    }

    private Locator content() {
        return page.getByLabel("Policy pack");
    }

    private String background() {
        return (String) page.evaluate("getComputedStyle(document.querySelector('policy-editor')).backgroundColor");
    }
}
