package dev.missioncontrol;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** The features in their order: a package may use itself and those named before it, never one named after it. */
final class PackageOrder extends ArchCondition<JavaClass> {

    private static final String ROOT = "dev.missioncontrol.";

    private final List<String> order;

    PackageOrder(List<String> order) {
        super("use only packages that stand before their own in " + order);
        this.order = order;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        int own = position(type);
        if (own < 0) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " is in a package without a place"));
            return;
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (target.getPackageName().startsWith(ROOT) && position(target) > own) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }

    private int position(JavaClass type) {
        String inRoot = type.getPackageName().substring(ROOT.length());
        return order.indexOf(inRoot.split("\\.", 2)[0]);
    }
}
