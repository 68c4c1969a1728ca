package dev.missioncontrol.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.missioncontrol.ServerTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.gate.CheckReport.Conclusion;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.WorkflowDriver;
import dev.missioncontrol.workflow.WorkflowOptions;
import dev.missioncontrol.workflow.WorkflowState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The audit drill: somebody who has never seen the workflow stands before a line of a written change, and wants to know who
 * approved it, what was asked for, and which rule of policy let it through. At most four clicks.
 */
@ServerTest(properties = {"jobrunr.background-job-server.enabled=false", "server.shutdown=immediate"})
class AuditDrillTests {

    private static final double PATIENCE = 60_000;
    private static final int MOST_CLICKS = 4;
    private static final String IDEA = "Spell hello correctly, everywhere";

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private WorkflowDriver driver;

    @TempDir
    private Path directory;

    private int clicks;

    @BeforeAll
    static void startBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"light, LIGHT, 1360, 880", "dark, DARK, 1360, 880", "narrow, LIGHT, 400, 860"})
    void leadsFromALineToItsApproverPromptAndRuleInFourClicks(
            String variant, ColorScheme scheme, int width, int height) {
        ForgeRepository repository = aWrittenChange(variant);
        try (BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme))) {
            Page page = context.newPage();
            page.setDefaultTimeout(PATIENCE);
            signIn(page);
            page.navigate("http://127.0.0.1:" + port + "/repositories/" + repository.name() + "/pulls/1");
            Locator number = lineNumber(page, "hello to everybody");
            shot(page, variant, "1-pull-request");

            click(number);
            assertThat(page.locator("h1")).hasText("Why is this line so?");
            assertThat(page.locator("h1")).isInViewport();
            assertThat(page.locator(".why-prompt")).hasText(IDEA);
            assertThat(station(page, "Approvals")).containsText(TestAccounts.ADMIN.name());
            assertThat(station(page, "The change")).containsText("+Says hello to everybody.");
            assertThat(page.locator(".why-rule").first()).isVisible();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("nothing pushes the page sideways")
                    .isEqualTo(true);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Chromium.screenshot("audit-" + variant + "-2-why")));
            String address = page.url();

            click(page.locator("a.why-rule").first());
            page.waitForURL(url -> url.contains("/policy/") && url.contains("line="));
            shot(page, variant, "3-rule");

            page.navigate(address);
            click(station(page, "Approvals").locator(".entry-link").first());
            assertThat(page.locator(".ledger-entry-linked")).containsText("approval.recorded");
            shot(page, variant, "4-approval");
            assertThat(clicks).as("clicks").isLessThanOrEqualTo(MOST_CLICKS);
        }
    }

    @Test
    void leadsFromAFileUnderReviewInOneClick() {
        aWrittenChange("file");
        PatchSet patchSet = latest;
        try (BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            page.setDefaultTimeout(PATIENCE);
            signIn(page);
            page.navigate("http://127.0.0.1:" + port + "/patch-sets/" + patchSet.id());

            click(page.locator(".diff-file-why").first());

            assertThat(page.locator("h1")).hasText("Why was this changed?");
            assertThat(page.locator(".why-prompt")).hasText(IDEA);
            assertThat(page.locator(".why-sentence")).containsText("Approved by " + TestAccounts.ADMIN.name());
        }
    }

    @SuppressWarnings("NullAway.Init") // set with each change
    private PatchSet latest;

    private ForgeRepository aWrittenChange(String variant) {
        TestRepository repository = TestRepository.create(directory.resolve("greeter-" + variant));
        repository.commit("README.md", "# Greeter\n\nSays helo to everybody.\n", "Describe it");
        ForgeRepository connected = driver.connect(repository);
        var recipes =
                List.of(new AgentOptions.RecipeUse("find-and-replace", Map.of("find", "helo", "replace", "hello")));
        WorkflowId run = driver.starting(
                IDEA, new WorkflowOptions(new AgentOptions("codemod", recipes, null), false, List.of()), connected);
        latest = driver.patchSets(run).getFirst();
        driver.approve(latest);
        driver.report(run, connected.name(), latest.current().head(), Conclusion.SUCCESS);
        assertThat(driver.state(run)).isEqualTo(WorkflowState.DONE);
        return connected;
    }

    private void signIn(Page page) {
        page.navigate("http://127.0.0.1:" + port + "/");
        page.locator("input[name=username]").fill(TestAccounts.ADMIN.name());
        page.locator("input[name=password]").fill(TestAccounts.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Workflows");
    }

    private void click(Locator target) {
        target.click();
        clicks++;
    }

    /** The number beside a line of the diff, on the side of what is there now. */
    private static Locator lineNumber(Page page, String text) {
        Locator line = page.locator(
                        "[data-line][data-line-type='change-addition']", new Page.LocatorOptions().setHasText(text))
                .first();
        assertThat(line).isVisible();
        line.scrollIntoViewIfNeeded();
        String index = line.getAttribute("data-line-index");
        return page.locator("[data-column-number][data-line-index='" + index + "'][data-line-type='change-addition']")
                .first();
    }

    private static Locator station(Page page, String title) {
        return page.locator(
                ".why-station",
                new Page.LocatorOptions().setHas(page.locator("h2", new Page.LocatorOptions().setHasText(title))));
    }

    private static void shot(Page page, String variant, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Chromium.screenshot("audit-" + variant + "-" + name)));
    }
}
