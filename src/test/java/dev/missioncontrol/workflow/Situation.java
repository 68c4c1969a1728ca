package dev.missioncontrol.workflow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Shows the row of the table "Situations" in docs/policy.md that has this number. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Situation {

    /** Returns the number. */
    int value();
}
