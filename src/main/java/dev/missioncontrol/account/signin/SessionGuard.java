package dev.missioncontrol.account.signin;

import dev.missioncontrol.account.SignIns;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends browser sessions of accounts that were disabled, or whose password or role changed, since they began. */
final class SessionGuard extends OncePerRequestFilter {

    private final SignIns signIns;
    private final SecurityContextLogoutHandler logout = new SecurityContextLogoutHandler();

    private final SecurityContextHolderStrategy contexts;

    SessionGuard(SignIns signIns, SecurityContextHolderStrategy contexts) {
        this.signIns = signIns;
        this.contexts = contexts;
        this.logout.setSecurityContextHolderStrategy(contexts);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = contexts.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof SessionPrincipal principal
                && !signIns.goesOn(principal.accountName(), principal.sessionGeneration())) {
            logout.logout(request, response, authentication);
        }
        chain.doFilter(request, response);
    }
}
