package dev.missioncontrol.patch.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.missioncontrol.journey.Chromium;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The diff viewer in a real browser. */
class DiffViewerBrowserTests {

    private static ConfigurableApplicationContext server;
    private static Chromium chromium;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        chromium = new Chromium();
        server = DiffServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
        chromium.close();
    }

    @BeforeEach
    void open() {
        DiffServer.HEARD.clear();
        open(1440, ColorScheme.LIGHT, "");
    }

    @AfterEach
    void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void showsHiddenCharactersAndWarnsOfThem() {
        Locator line = page.locator("[data-line]", new Page.LocatorOptions().setHasText("isAdmin"))
                .last();
        assertThat(line).containsText("⟨U+202E⟩");
        assertThat(line.textContent()).doesNotContain("\u202e", "\u2066", "\u2069");
        assertThat(page.locator(".diff-chip[data-severe]").first()).containsText("Reordered text");
        assertThat(page.locator("mark[data-hidden=severe]").first()).isVisible();
        shoot("diff-hidden-characters");
    }

    @Test
    void drawsOnlyWhatIsInView() {
        file("Long.java").click();
        assertThat(header("Long.java")).isInViewport();
        assertThat(page.locator("[data-line]").count()).isLessThan(600);
    }

    @Test
    void expandsTheLinesAroundAChange() {
        page.locator("[data-expand-button]").first().click();
        assertThat(page.locator("[data-line]", new Page.LocatorOptions().setHasText("// line 12 of the file"))
                        .first())
                .isVisible();
    }

    @Test
    void ticksFilesByKeyAndTellsTheServer() {
        page.keyboard().press("v");
        assertThat(page.locator(".file-tree .file-row-tick")).hasCount(2);
        assertThat(DiffServer.HEARD).containsExactly("viewed src/main/java/clinic/Owner.java true");
        assertThat(header("Owner.java").locator("input")).isChecked();
        page.keyboard().press("v");
        assertThat(header("Owner.java").locator("input")).not().isChecked();
    }

    @Test
    void changesLayoutByKey() {
        page.keyboard().press("u");
        assertThat(page.locator("[data-diff-type=split]").first()).isVisible();
        shoot("diff-split");
    }

    @Test
    void listsItsKeysInAnOverlay() {
        page.keyboard().press("?");
        assertThat(page.getByLabel("Keyboard shortcuts").last()).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator(".diff-help")).hasCount(0);
    }

    @Test
    void takesACommentOnALineAndShowsIt() {
        comment("Why a keeper?");
        assertThat(page.locator(".diff-note-text")).hasText("Why a keeper?");
        assertThat(DiffServer.HEARD).containsExactly("comment src/main/java/clinic/Owner.java NEW 30 Why a keeper?");
        shoot("diff-comment");
        page.getByLabel("Delete this comment").click();
        assertThat(page.locator(".diff-note")).hasCount(0);
    }

    @Test
    void showsWhatPolicyFoundAtTheLineAndMarksTheFile() {
        context.close();
        open(1440, ColorScheme.LIGHT, "?findings");

        Locator finding = page.getByRole(
                AriaRole.NOTE, new Page.GetByRoleOptions().setName("Blocks: diff.secrets of standard, line 41"));
        assertThat(finding).containsText("The added line holds an AWS access key id.");
        assertThat(finding).containsText("make the key useless at its issuer");
        assertThat(finding).containsText("Nobody may override it.");
        assertThat(page.locator(".diff-note[data-severity]")).hasCount(3);
        assertThat(page.locator(".diff-note[data-severity=warn]")).containsText("the whole file");
        assertThat(page.locator(".diff-note[data-severity=observed]")).containsText("Would block");
        assertThat(header("Owner.java").locator("[data-severity=block]")).hasText("3 findings");
        assertThat(file("Owner.java").getByLabel("3 findings of policy; it blocks"))
                .isVisible();
        shoot("diff-findings");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shoot("diff-findings-dark");
    }

    @Test
    void showsWhatPolicyFoundOnNarrowScreens() {
        context.close();
        open(400, ColorScheme.LIGHT, "?findings");

        assertThat(page.locator(".diff-note[data-severity=block]")).isVisible();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        shoot("diff-findings-narrow");
    }

    @Test
    void keepsTheTextOfARefusedComment() {
        comment("please refuse");
        assertThat(page.locator("vaadin-notification-card")).containsText("There is a newer revision.");
        assertThat(page.locator(".diff-note textarea")).hasValue("please refuse");
    }

    @Test
    void followsTheColourSchemeWhileItIsOpen() {
        String light = background();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(background()).isNotEqualTo(light);
        shoot("diff-dark");
    }

    @Test
    void fitsNarrowScreens() {
        context.close();
        open(400, ColorScheme.LIGHT, "");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        assertThat(page.locator("[data-diff-type=split]")).hasCount(0);
        page.locator(".file-tree-toggle").click();
        assertThat(page.locator(".file-tree-panel")).isVisible();
        file("Long.java").click();
        assertThat(page.locator(".file-tree-panel")).not().isVisible();
        assertThat(header("Long.java")).isInViewport();
        shoot("diff-narrow");
    }

    private void open(int width, ColorScheme scheme, String query) {
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate("http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port") + "/" + query);
        assertThat(header("Owner.java")).isVisible();
        assertThat(page.locator("[data-line]").first()).isVisible();
    }

    private Locator header(String name) {
        return page.locator(".diff-file-header", new Page.LocatorOptions().setHasText(name));
    }

    private Locator file(String name) {
        return page.locator(".file-row", new Page.LocatorOptions().setHasText(name));
    }

    private void comment(String text) {
        page.locator("[data-column-number='30'][data-line-type=change-addition]")
                .hover();
        page.locator("[data-utility-button]").click();
        page.locator(".diff-note textarea").fill(text);
        page.keyboard().press("Control+Enter");
    }

    private String background() {
        return (String) page.evaluate("getComputedStyle(document.querySelector('diffs-container')).backgroundColor");
    }

    private void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Chromium.screenshot(name)));
    }
}
