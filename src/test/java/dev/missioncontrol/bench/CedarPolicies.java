package dev.missioncontrol.bench;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The same rules in Cedar, parsed once and kept on its native side, which is its fastest way. */
final class CedarPolicies {

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final PolicySet policies;

    private CedarPolicies(String text) throws Exception {
        policies = PolicySet.parsePolicies(text);
        policies.cache();
    }

    /** Tools by name and argument, as {@link PolicyWorkload#toolRules} has them. */
    static CedarPolicies tools(int rules) throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < rules; i++) {
            text.append("permit(principal, action == Action::\"call\", resource == Thing::\"tool" + i
                    + "\") when { context.path like \"area" + i + "/*\" };\n");
        }
        return new CedarPolicies(text.toString());
    }

    /** Folders that may not change: those patterns that mean the same in both. */
    static CedarPolicies folders(List<String> folders) throws Exception {
        var text = new StringBuilder("permit(principal, action, resource);\n");
        for (String folder : folders) {
            text.append("forbid(principal, action, resource) when { context.path like \"" + folder + "/*\" };\n");
        }
        return new CedarPolicies(text.toString());
    }

    /** Asks whether a path may be used with a thing. */
    boolean allows(String thing, String path) throws Exception {
        Map<String, Value> context = new HashMap<>();
        context.put("path", new PrimString(path));
        var request =
                new AuthorizationRequest(uid("Agent", "codemod"), uid("Action", "call"), uid("Thing", thing), context);
        AuthorizationResponse response = engine.isAuthorized(request, policies, Set.<Entity>of());
        return response.success.orElseThrow().isAllowed();
    }

    private static EntityUID uid(String type, String id) {
        return new EntityUID(EntityTypeName.parse(type).orElseThrow(), id);
    }
}
