package dev.missioncontrol.workflow;

import dev.missioncontrol.MissionControl;
import dev.missioncontrol.agent.Agent;
import dev.missioncontrol.forge.ForgeWriter;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.forge.local.InterruptedWriter;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.shell.database.DatabaseHeadStart;
import dev.missioncontrol.shell.live.Topics;
import dev.missioncontrol.writegate.WriteInterruption;
import java.nio.file.Path;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole server, with its own embedded database and its jobs, that kills itself at a given point. */
public final class CrashServer {

    private CrashServer() {}

    /**
     * Runs.
     *
     * @param args a directory, then {@code prepare COUNT}, {@code crash N POINT OCCURRENCE} or {@code finish}
     */
    public static void main(String[] args) {
        Path directory = Path.of(args[0]);
        SpringApplication application = new SpringApplication(MissionControl.class, Beans.class);
        application.addListeners(new DatabaseHeadStart());
        int status = 0;
        try {
            CrashScript script = application
                    .run(
                            "--missioncontrol.home=" + directory.resolve("home"),
                            "--server.port=0",
                            "--jobrunr.background-job-server.enabled=true",
                            "--spring.jpa.hibernate.ddl-auto=none")
                    .getBean(CrashScript.class);
            switch (args[1]) {
                case "prepare" -> script.prepare(directory, Integer.parseInt(args[2]));
                case "crash" ->
                    script.crash(
                            directory, Integer.parseInt(args[2]), new CrashPoint(args[3], Integer.parseInt(args[4])));
                default -> script.finish(directory);
            }
        } catch (Exception e) {
            e.printStackTrace();
            status = 1;
        }
        System.exit(status);
    }

    /** Has no stereotype on purpose: the component scan of other tests shall not find these beans. */
    static class Beans {

        @Bean
        Agent scriptedAgent() {
            return new ScriptedAgent();
        }

        @Bean
        Crash crash(WriteInterruption interruption) {
            Crash crash = new Crash();
            interruption.always((action, stage) -> crash.reached(CrashPoint.write(action, stage)));
            return crash;
        }

        @Bean
        CrashScript crashScript(
                StartWorkflow start,
                WorkflowDriver driver,
                Repositories repositories,
                LedgerVerifier ledger,
                Artifacts artifacts,
                Topics topics,
                JdbcClient jdbc,
                Crash crash) {
            return new CrashScript(start, driver, repositories, ledger, artifacts, topics, jdbc, crash);
        }

        @Bean
        static BeanPostProcessor crashPoints(BeanFactory beans) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return switch (bean) {
                        case WorkflowStep step -> new CrashingStep(step, beans.getBean(Crash.class));
                        case ForgeWriter forge ->
                            new InterruptedWriter(
                                    forge,
                                    beans,
                                    state -> beans.getBean(Crash.class).reached(state));
                        default -> bean;
                    };
                }
            };
        }
    }
}
