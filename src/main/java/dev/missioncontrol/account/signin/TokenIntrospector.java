package dev.missioncontrol.account.signin;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.ApiTokens;
import dev.missioncontrol.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/** Looks up our own API tokens, and knows the one of the metrics collector. */
@Component
class TokenIntrospector implements OpaqueTokenIntrospector {

    /** What a token is good for: the REST API, with the roles its account has at the time. */
    static final String SCOPE = "SCOPE_api";

    /** What the collector's token is good for: reading the metrics. */
    static final String METRICS = "SCOPE_metrics";

    private final ApiTokens tokens;
    private final MetricsSettings metrics;

    TokenIntrospector(ApiTokens tokens, MetricsSettings metrics) {
        this.tokens = tokens;
        this.metrics = metrics;
    }

    @Override
    public OAuth2AuthenticatedPrincipal introspect(String token) {
        if (metrics.admits(token)) {
            return new DefaultOAuth2AuthenticatedPrincipal(
                    "metrics", Map.of("sub", "metrics"), List.of(new SimpleGrantedAuthority(METRICS)));
        }
        try {
            Account account = tokens.authenticate(token);
            List<GrantedAuthority> authorities = new ArrayList<>(SessionPrincipal.authorities(account));
            authorities.add(new SimpleGrantedAuthority(SCOPE));
            return new DefaultOAuth2AuthenticatedPrincipal(account.name(), Map.of("sub", account.name()), authorities);
        } catch (Refusal e) {
            throw new BadOpaqueTokenException(e.getMessage(), e);
        }
    }
}
