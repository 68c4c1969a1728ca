package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.condition.ConditionFailure;
import dev.missioncontrol.policy.fact.FileFacts;
import dev.missioncontrol.policy.fact.PatchSetFacts;
import dev.missioncontrol.policy.glob.Segments;
import dev.missioncontrol.policy.pack.EffectiveLayer;
import dev.missioncontrol.policy.rule.DefaultDeny;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.FileRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** May these files change? Finds the rules of each file by the pack's index, then lets each rule speak. */
final class FileRules {

    private final Situation situation;
    private final List<FileFacts> files;
    private final List<Segments> paths;

    FileRules(Situation situation, PatchSetFacts patchSet) {
        this.situation = situation;
        files = patchSet.files();
        paths = files.stream().map(file -> Segments.of(file.path())).toList();
    }

    List<Ruling> rulings() {
        List<Ruling> rulings = new ArrayList<>();
        for (EffectiveLayer layer : situation.policy().layers()) {
            List<FileRule> rules = layer.pack().rules(FileRule.class);
            if (!rules.isEmpty()) {
                new InLayer(layer, rules).addTo(rulings);
            }
        }
        return rulings;
    }

    /** The rules of one pack. */
    private final class InLayer {

        private final EffectiveLayer layer;
        private final List<FileRule> rules;
        private final @Nullable String[] idle;
        private final List<List<FileFacts>> hits = new ArrayList<>();
        private final @Nullable ConditionFailure[] failures;
        private final Set<FileFacts> allowed = new HashSet<>();

        InLayer(EffectiveLayer layer, List<FileRule> rules) {
            this.layer = layer;
            this.rules = rules;
            idle = new String[rules.size()];
            failures = new ConditionFailure[rules.size()];
            for (int rule = 0; rule < rules.size(); rule++) {
                idle[rule] = situation.idle(layer, rules.get(rule));
                hits.add(new ArrayList<>(0));
            }
        }

        void addTo(List<Ruling> rulings) {
            for (int index = 0; index < files.size(); index++) {
                FileFacts file = files.get(index);
                Segments path = paths.get(index);
                layer.pack().files().matching(path, rule -> match(rule, file, path));
            }
            for (int rule = 0; rule < rules.size(); rule++) {
                rulings.add(ruling(rule));
            }
            for (DefaultDeny deny : layer.pack().rules(DefaultDeny.class)) {
                if (deny.subject() == DefaultDeny.Subject.FILES) {
                    rulings.add(FileRulings.unlisted(new Ruling.Of(layer, deny.head()), notAllowed()));
                }
            }
        }

        private void match(int index, FileFacts file, Segments path) {
            FileRule rule = rules.get(index);
            if (idle[index] != null || failures[index] != null || !rule.covers(path, file.operation())) {
                return;
            }
            try {
                if (rule.head().when() == null
                        || Situation.holds(rule.head(), situation.variables().of(file))) {
                    hits.get(index).add(file);
                    if (rule.head().effect() == Effect.ALLOW) {
                        allowed.add(file);
                    }
                }
            } catch (ConditionFailure e) {
                failures[index] = e;
            }
        }

        private Ruling ruling(int index) {
            FileRule rule = rules.get(index);
            var of = new Ruling.Of(layer, rule.head());
            String why = idle[index];
            ConditionFailure failure = failures[index];
            if (why != null) {
                return of.skipped(why);
            }
            if (failure != null) {
                return of.failed(Situation.failure(rule.head(), failure));
            }
            return hits.get(index).isEmpty()
                    ? of.skipped("No changed file is like " + rule.paths() + ".")
                    : FileRulings.of(rule, of, hits.get(index));
        }

        private List<FileFacts> notAllowed() {
            return files.stream().filter(file -> !allowed.contains(file)).toList();
        }
    }
}
