package dev.missioncontrol.account.signin;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for a page, which MockMvc cannot show: behind the same filters, for whoever is signed in. */
@RestController
@Hidden
class GuardedPage {

    static final String ADDRESS = "/test-page";

    @GetMapping(ADDRESS)
    String page() {
        return "signed in";
    }
}
