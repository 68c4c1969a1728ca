package dev.missioncontrol.account.signin;

import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks GitHub about memberships, with the token of the person who signs in. */
@Component
class GitHubOrganizations {

    private static final Logger LOG = LoggerFactory.getLogger(GitHubOrganizations.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT = new ParameterizedTypeReference<>() {};

    private final RestClient client;

    GitHubOrganizations() {
        var requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(TIMEOUT);
        this.client = RestClient.builder().requestFactory(requests).build();
    }

    /**
     * Returns whether the person is an active member; false also when GitHub does not answer. See
     * https://docs.github.com/en/rest/orgs/members#get-an-organization-membership-for-the-authenticated-user
     */
    boolean hasMember(String organization, OAuth2UserRequest request) {
        String user = request.getClientRegistration()
                .getProviderDetails()
                .getUserInfoEndpoint()
                .getUri();
        try {
            Map<String, Object> membership = client.get()
                    .uri(user + "/memberships/orgs/{organization}", organization)
                    .headers(headers ->
                            headers.setBearerAuth(request.getAccessToken().getTokenValue()))
                    .header("Accept", "application/vnd.github+json")
                    .retrieve()
                    .onStatus(HttpStatusCode::is4xxClientError, (_, _) -> {})
                    .body(OBJECT);
            return membership != null && "active".equals(membership.get("state"));
        } catch (RestClientException e) {
            LOG.warn("GitHub did not answer whether someone is a member of {}: {}", organization, e.toString());
            return false;
        }
    }
}
