package dev.missioncontrol.account.signin;

import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.rest.ProblemWriter;
import dev.missioncontrol.shell.rest.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Says at the doors of the REST API why they stay shut, as problem details. */
@Component
class ApiProblems {

    private static final String TOKEN_REMEDY = "Create a token under Settings or by POST /api/tokens, "
            + "and send it as 'Authorization: Bearer <token>'.";

    private final ProblemWriter writer;
    private final BearerTokenAuthenticationEntryPoint bearer = new BearerTokenAuthenticationEntryPoint();

    ApiProblems(ProblemWriter writer) {
        this.writer = writer;
        this.bearer.setRealmName("Mission Control API");
    }

    /** Answers a request without a good bearer token: 401. */
    void wantBearer(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        bearer.commence(request, response, why);
        String detail;
        if (why instanceof OAuth2AuthenticationException) {
            detail = String.valueOf(why.getMessage());
        } else if (startsWith(request, "Basic ")) {
            detail = "Name and password open POST /api/tokens only.";
        } else {
            detail = "This needs an API token.";
        }
        refuse(request, response, Refusal.Kind.UNAUTHENTICATED, detail, TOKEN_REMEDY);
    }

    /** Answers a request without the right name and password: 401, or 429 after too many wrong ones. */
    void wantBasic(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyAttemptsException tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()));
            refuse(
                    request,
                    response,
                    Refusal.Kind.TOO_MANY,
                    "Too many sign-in attempts with this name or from this address.",
                    "Try again in " + tooMany.retryAfterSeconds() + " seconds.");
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Mission Control tokens\", charset=\"UTF-8\"");
        refuse(
                request,
                response,
                Refusal.Kind.UNAUTHENTICATED,
                why instanceof BadCredentialsException
                        ? "The account name or the password is wrong."
                        : "A token is made with the name and password of a local account.",
                "Send them by HTTP Basic. Accounts of GitHub make their tokens under Settings.");
    }

    /** Answers a request that the account's role does not allow: 403. */
    void forbid(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuse(
                request,
                response,
                Refusal.Kind.FORBIDDEN,
                "This account may not do this.",
                "Ask an administrator for the role that allows it.");
    }

    /** Answers a webhook: none is taken. */
    void noWebhooks(HttpServletRequest request, HttpServletResponse response) throws IOException {
        refuse(request, response, Refusal.Kind.NOT_FOUND, "This server takes no webhook at this address.", null);
    }

    private static boolean startsWith(HttpServletRequest request, String scheme) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            Refusal.Kind kind,
            String detail,
            @Nullable String remedy)
            throws IOException {
        writer.write(request, response, Problems.of(Refusal.of(kind, null, detail, remedy)));
    }
}
