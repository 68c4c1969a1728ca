package dev.missioncontrol.account.signin;

import dev.missioncontrol.account.SignIns;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks the password of a local account, from the sign-in form and from HTTP Basic alike. A name that is unknown,
 * disabled or GitHub's takes as long as a wrong password, and is answered the same.
 */
@Component
class LocalSignIn implements AuthenticationProvider {

    private final LoginThrottle throttle;
    private final DaoAuthenticationProvider passwords;

    LocalSignIn(SignIns signIns, PasswordEncoder encoder, LoginThrottle throttle) {
        this.throttle = throttle;
        this.passwords = new DaoAuthenticationProvider(name -> signIns.local(name)
                .map(LocalPrincipal::new)
                .orElseThrow(() -> new UsernameNotFoundException("no local account of that name can sign in")));
        this.passwords.setPasswordEncoder(encoder);
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        LoginThrottle.Attempt attempt = throttle.attempt(authentication.getName(), remoteAddress(authentication));
        Authentication signedIn = passwords.authenticate(authentication);
        attempt.succeeded();
        return signedIn;
    }

    private static String remoteAddress(Authentication authentication) {
        return authentication.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
