package dev.missioncontrol;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts the server. */
@SpringBootApplication
@Modulithic(sharedModules = {"shared", "shell"})
public class MissionControl {

    /**
     * Starts the server with Spring Boot's usual configuration sources.
     *
     * @param args command line properties, such as {@code --server.port=8080}
     */
    public static void main(String[] args) {
        SpringApplication.run(MissionControl.class, args);
    }
}
