package dev.missioncontrol.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.missioncontrol.ServerTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.forge.TestRepository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From signing in to the downloaded proof, by clicks, in light and dark and on a narrow screen. */
@ServerTest
class MainJobJourneyTests {

    private static final double PATIENCE = 60_000;
    private static final Pattern PATCH_SET = Pattern.compile("patch-sets/([0-9a-f-]{36})");

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private TestAccounts accounts;

    @TempDir
    private Path directory;

    private final List<String> consoleErrors = new ArrayList<>();

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
    void goesFromSigningInToTheProofByClicks(String variant, ColorScheme scheme, int width, int height)
            throws Exception {
        accounts.ensure();
        TestRepository repository = TestRepository.create(directory.resolve("greeter-" + variant));
        repository.commit("README.md", "# Greeter\n\nSays helo to everybody.\n", "Describe it");
        repository.commit("src/Greeter.java", greeter(), "Add the greeter");
        try (BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setAcceptDownloads(true))) {
            Page page = context.newPage();
            page.setDefaultTimeout(PATIENCE);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    consoleErrors.add(message.text());
                }
            });
            page.onPageError(consoleErrors::add);

            signIn(page, variant);
            connect(page, variant, repository);
            ask(page, variant);
            approve(page, variant);
            reportGreen(page, repository);
            readTheProof(page, variant);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("nothing pushes the page sideways")
                    .isEqualTo(true);
        }
        assertThat(consoleErrors).isEmpty();
    }

    /** The field is the browser's own: what is picked while an answer is on its way counts too, also the same again. */
    @Test
    void picksRecipesFasterThanTheServerAnswers() throws Exception {
        accounts.ensure();
        try (BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            page.setDefaultTimeout(PATIENCE);
            signIn(page, "recipes");
            page.navigate("http://127.0.0.1:" + port + "/new");
            pick(page, "Format Java");
            assertThat(page.locator(".recipe-card")).hasCount(1);

            List<Route> held = new ArrayList<>();
            page.route(url -> url.contains("v-r=uidl"), held::add);
            pick(page, "Find and replace text");
            pick(page, "Find and replace text");
            pick(page, "Order Java imports");
            page.waitForCondition(() -> !held.isEmpty());
            page.unrouteAll();
            held.forEach(Route::resume);

            assertThat(page.locator(".recipe-card h3")).hasText(new String[] {
                "Format Java", "Find and replace text", "Find and replace text", "Order Java imports"
            });
            assertThat(page.getByLabel("Add a recipe")).hasValue("");
        }
    }

    private void signIn(Page page, String variant) {
        page.navigate("http://127.0.0.1:" + port + "/");
        page.locator("input[name=username]").fill(TestAccounts.ADMIN.name());
        page.locator("input[name=password]").fill(TestAccounts.PASSWORD);
        shot(page, variant, "1-sign-in");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Workflows");
    }

    private void connect(Page page, String variant, TestRepository repository) {
        page.navigate("http://127.0.0.1:" + port + "/repositories");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Connect a repository"))
                .first()
                .click();
        page.getByLabel("Path or URL").fill(repository.directory().toString());
        shot(page, variant, "2-connect");
        dialogButton(page, "Connect").click();
        assertThat(page.getByText("Connected greeter-" + variant)).isVisible();
    }

    private void ask(Page page, String variant) {
        page.navigate("http://127.0.0.1:" + port + "/new?repo=greeter-" + variant);
        page.getByLabel("What shall change?").fill("Spell hello correctly");
        pick(page, "Find and replace text");
        pick(page, "Remove unused Java imports");
        pick(page, "Order Java imports");
        assertThat(page.locator(".recipe-card")).hasCount(3);
        page.locator(".recipe-card")
                .getByLabel("Find", new Locator.GetByLabelOptions().setExact(true))
                .fill("helo");
        page.locator(".recipe-card")
                .getByLabel("Replace with", new Locator.GetByLabelOptions().setExact(true))
                .first()
                .fill("hello");
        shot(page, variant, "3-new-workflow");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start"))
                .click();
        assertThat(page.locator(".page-header .status-badge"))
                .hasText("Waiting for approval", new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
        shot(page, variant, "4-waiting");
    }

    private void approve(Page page, String variant) {
        tab(page, "Patches").click();
        page.getByText("Review", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(page.getByText("hello to everybody").first()).isVisible();
        shot(page, variant, "5-review");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Approve").setExact(true))
                .first()
                .click();
        shot(page, variant, "6-approve");
        dialogButton(page, "Approve").click();
        assertThat(page.getByText("Approved").first()).isVisible();
    }

    /** CI is outside: it knows the head commit from the API, and reports there. */
    private void reportGreen(Page page, TestRepository repository) throws IOException, InterruptedException {
        Matcher patchSet = PATCH_SET.matcher(page.url());
        assertThat(patchSet.find()).isTrue();
        String token = accounts.token(TestAccounts.MEMBER);
        String run = field(get("/api/patch-sets/" + patchSet.group(1), token), "runId");
        page.navigate("http://127.0.0.1:" + port + "/workflows/" + run);
        assertThat(page.locator(".page-header .status-badge"))
                .hasText("Waiting for CI", new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
        String head = field(get("/api/runs/" + run, token), "headSha");
        assertThat(repository.git("cat-file", "-t", head).strip()).isEqualTo("commit");
        var report = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/runs/" + run + "/checks"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"sha": "%s", "name": "build", "status": "completed", "conclusion": "success",
                         "report": "<testsuite><testcase classname='Greeter' name='greets'/></testsuite>"}""".formatted(head)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(report, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);
        }
        // The open page hears of it by itself.
        assertThat(page.locator(".page-header .status-badge"))
                .hasText("Done", new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
    }

    private void readTheProof(Page page, String variant) throws IOException {
        shot(page, variant, "7-done");
        tab(page, "Ledger").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Verify"))
                .first()
                .click();
        assertThat(page.locator(".ledger-verification [role=status]")).containsText("Verified");
        shot(page, variant, "8-ledger");
        var download = page.waitForDownload(() -> page.locator("a", new Page.LocatorOptions().setHasText("Export"))
                .first()
                .click());
        Path proof = directory.resolve("proof.zip");
        download.saveAs(proof);
        try (var zip = new java.util.zip.ZipFile(proof.toFile())) {
            assertThat(zip.stream().map(java.util.zip.ZipEntry::getName)).contains("entries.jsonl");
        }
        assertThat(Files.size(proof)).isPositive();
    }

    private static void pick(Page page, String recipe) {
        page.locator("vaadin-combo-box[placeholder='Choose what shall be done'] [part~=toggle-button]")
                .click();
        page.locator("vaadin-combo-box-item:visible")
                .getByText(recipe, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private static Locator dialogButton(Page page, String name) {
        return page.locator("vaadin-dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .last();
    }

    private static Locator tab(Page page, String name) {
        return page.getByRole(
                AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void shot(Page page, String variant, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Chromium.screenshot(variant + "-" + name)));
    }

    private String get(String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static String field(String json, String name) {
        Matcher field = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
        assertThat(field.find()).as("%s in %s", name, json).isTrue();
        return field.group(1);
    }

    private static String greeter() {
        return """
                import java.util.List;
                import java.time.Instant;
                import java.time.Clock;

                /** Greets. */
                public class Greeter {

                    public static void main(String[] args) {
                        System.out.println("helo " + String.join(" ", List.of(args)));
                        System.out.println(Instant.now());
                    }
                }
                """;
    }
}
