package dev.missioncontrol.account.signin;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The doors for programs. None of them knows browser sessions, so that no page elsewhere can use one to act here, and
 * CSRF tokens are not needed.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricsSettings.class)
class ApiSecurity {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private final ApiProblems problems;

    ApiSecurity(ApiProblems problems) {
        this.problems = problems;
    }

    /** A token is made with a password, not with another token: else an expiring one could prolong itself. */
    @Bean
    @Order(1)
    SecurityFilterChain tokenChain(HttpSecurity http) {
        return stateless(http)
                .securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/api/tokens"))
                .httpBasic(basic -> basic.authenticationEntryPoint(problems::wantBasic))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(problems::wantBasic))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain restChain(HttpSecurity http, TokenIntrospector introspector) {
        return stateless(http)
                .securityMatcher("/api/**")
                .oauth2ResourceServer(server -> server.opaqueToken(token -> token.introspector(introspector))
                        .authenticationEntryPoint(problems::wantBearer)
                        .accessDeniedHandler((request, response, _) -> problems.forbid(request, response)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to("health"))
                        .permitAll()
                        .requestMatchers(EndpointRequest.to("prometheus"))
                        .hasAnyAuthority("ROLE_ADMIN", TokenIntrospector.METRICS)
                        .requestMatchers(EndpointRequest.toAnyEndpoint())
                        .hasRole("ADMIN")
                        .requestMatchers("/api/openapi", "/api/openapi.yaml")
                        .permitAll()
                        // Hashes and signatures only, for monitors and witnesses that hold no account.
                        .requestMatchers(HttpMethod.GET, "/api/log/**")
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(TokenIntrospector.SCOPE))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain webhookChain(HttpSecurity http) {
        return stateless(http)
                .securityMatcher("/webhooks/**")
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, _) -> problems.noWebhooks(request, response)))
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(
                        headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY)));
    }
}
