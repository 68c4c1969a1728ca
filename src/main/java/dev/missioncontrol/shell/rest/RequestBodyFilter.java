package dev.missioncontrol.shell.rest;

import dev.missioncontrol.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads request bodies into memory up to a limit, and refuses those beyond it, also when they do not say their length. */
final class RequestBodyFilter extends OncePerRequestFilter {

    private final DataSize limit;
    private final ProblemWriter problems;

    RequestBodyFilter(DataSize limit, ProblemWriter problems) {
        this.limit = limit;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int most = Math.toIntExact(limit.toBytes());
        if (request.getContentLengthLong() > most) {
            refuse(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            refuse(request, response);
            return;
        }
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(
                request,
                response,
                Problems.of(Refusal.of(
                        Refusal.Kind.TOO_LARGE,
                        null,
                        "The request body is larger than " + limit.toKilobytes() + " KB.",
                        "Send less, or raise missioncontrol.api.max-request-size.")));
    }
}
