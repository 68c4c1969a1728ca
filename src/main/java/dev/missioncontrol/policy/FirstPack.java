package dev.missioncontrol.policy;

import dev.missioncontrol.policy.pack.StarterPacks;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Sees to it that a policy is in force before the first request is served: a fresh installation gets {@code standard}. */
@Component
class FirstPack implements SmartInitializingSingleton {

    private final Packs packs;

    FirstPack(Packs packs) {
        this.packs = packs;
    }

    @Override
    public void afterSingletonsInstantiated() {
        StarterPacks.all().stream()
                .filter(pack -> pack.name().equals(StarterPacks.DEFAULT))
                .forEach(pack -> packs.publishFirst(pack.yaml(), "The pack a fresh installation starts with."));
    }
}
