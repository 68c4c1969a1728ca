package dev.missioncontrol;

import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.util.ClassUtils;

/** Finds the views of the application: also package-private ones, but none that a test declares. */
final class ApplicationRoutes {

    private ApplicationRoutes() {}

    static Routes find() {
        var routes = new Routes();
        scan(new AnnotationTypeFilter(Route.class))
                .forEach(view -> routes.getRoutes().add(view.asSubclass(Component.class)));
        // Instead of the library's own, which claim the same exceptions.
        routes.getErrorRoutes().clear();
        scan(new AssignableTypeFilter(HasErrorParameter.class))
                .forEach(view -> routes.getErrorRoutes().add(errorView(view)));
        return routes;
    }

    private static List<Class<?>> scan(TypeFilter filter) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(filter);
        scanner.addExcludeFilter(
                (metadata, _) -> metadata.getResource().getURL().getPath().contains("/test-classes/"));
        return scanner.findCandidateComponents("dev.missioncontrol").stream()
                .<Class<?>>map(
                        found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .toList();
    }

    @SuppressWarnings("unchecked") // the scan was for this interface
    private static Class<? extends HasErrorParameter<?>> errorView(Class<?> view) {
        return (Class<? extends HasErrorParameter<?>>) view;
    }
}
