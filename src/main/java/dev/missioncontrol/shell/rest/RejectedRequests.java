package dev.missioncontrol.shell.rest;

import dev.missioncontrol.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Answers requests whose address or headers could be read in more than one way. */
final class RejectedRequests implements RequestRejectedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RejectedRequests.class);

    private final ProblemWriter problems;

    RejectedRequests(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
            throws IOException {
        LOG.debug("Rejected a request", why);
        problems.write(
                request,
                response,
                Problems.of(Refusal.invalid(
                        null,
                        "The request was rejected: its address or a header is not in its plain form.",
                        "Send the address without encoded slashes, dots or control characters.")));
    }
}
