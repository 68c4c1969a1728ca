package dev.missioncontrol.account.signin;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.missioncontrol.account.SignIns;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The door for browsers: the sign-in page, GitHub where it is configured, and a session cookie from then on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LoginSettings.class, GitHubSettings.class})
class BrowserSecurity {

    /** Vaadin's client writes inline scripts and styles and evaluates what the server sends; all else is our own. */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' ws: wss:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    /** What the sign-in page itself is made of. */
    /** What components of pages fetch by themselves. */
    private static final String PAGE_DATA = "/ui/**";

    private static final String[] PUBLIC_FILES = {"/*.css", "/aura/**", "/logo.svg"};

    @Bean
    @Order(4)
    SecurityFilterChain browserChain(
            HttpSecurity http,
            ObjectProvider<ClientRegistrationRepository> registrations,
            GitHubSignIn gitHub,
            SignIns signIns,
            SecurityContextHolderStrategy contexts) {
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(PUBLIC_FILES)
                .permitAll()
                .requestMatchers(PAGE_DATA)
                .authenticated());
        if (registrations.getIfAvailable() != null) {
            http.oauth2Login(
                    login -> login.loginPage("/" + LoginView.ROUTE).userInfoEndpoint(user -> user.userService(gitHub)));
        }
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.loginView(LoginView.class)
                        // What is no page, such as a diff that a page fetches, is there for everyone who is signed in.
                        .anyRequest(AuthorizedUrl::authenticated));
        http.addFilterBefore(new SessionGuard(signIns, contexts), AuthorizationFilter.class);
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                .frameOptions(FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
        return http.build();
    }
}
