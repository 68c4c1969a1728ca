package dev.missioncontrol;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import dev.missioncontrol.shell.database.DatabaseHeadStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts the server. */
@SpringBootApplication
// Vaadin reads every class of these packages several times at each start; ArchitectureTests says what has to be in
// them.
@EnableVaadin({"dev.missioncontrol.*.ui", "dev.missioncontrol.shell.frame", "dev.missioncontrol.account.signin"})
@Modulithic(sharedModules = {"shared", "shell"})
public class MissionControl {

    /**
     * Starts the server with Spring Boot's usual configuration sources.
     *
     * @param args command line properties, such as {@code --server.port=8080}
     */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(MissionControl.class);
        application.addListeners(new DatabaseHeadStart());
        application.run(args);
    }
}
