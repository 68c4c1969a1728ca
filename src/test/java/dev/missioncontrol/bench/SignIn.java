package dev.missioncontrol.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;

/** Signs browsers in. */
final class SignIn {

    private SignIn() {}

    /** Returns a page in a browser session of its own, signed in as {@code admin}, 1,400 by 900 pixels. */
    static Page in(Browser browser, URI address) {
        BrowserContext session = browser.newContext(
                new Browser.NewContextOptions().setBaseURL(address.toString()).setViewportSize(1400, 900));
        Page page = session.newPage();
        page.navigate("/login");
        page.locator("input[name=username]").fill("admin");
        page.locator("input[name=password]").fill(PackagedApp.PASSWORD);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }
}
