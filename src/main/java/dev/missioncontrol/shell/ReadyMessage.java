package dev.missioncontrol.shell;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where to point the browser, once the server answers there. */
@Component
class ReadyMessage {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyMessage.class);

    @EventListener
    void printAddress(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext server
                && server.getWebServer() != null) {
            String address = ready.getApplicationContext().getEnvironment().getProperty("server.address", "0.0.0.0");
            String host = address.equals("0.0.0.0") || address.equals("::") ? "localhost" : address;
            String path =
                    ready.getApplicationContext().getEnvironment().getProperty("server.servlet.context-path", "/");
            LOG.info(
                    "Mission Control is ready: http://{}:{}{}",
                    host,
                    server.getWebServer().getPort(),
                    path);
        }
    }
}
