package dev.missioncontrol.invariant.violating;

import dev.missioncontrol.forge.BranchWrite;
import dev.missioncontrol.forge.ForgeWriter;
import dev.missioncontrol.forge.WritePermit;
import java.io.IOException;
import java.lang.reflect.Constructor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/** Tries every way round the WriteGate; never run. */
public final class WritesBesideTheGate {

    private WritesBesideTheGate() {}

    /** Asks for the mint. */
    public static WritePermit.Mint mint() {
        return WritePermit.Mint.forWriteGate();
    }

    /** Forces the private constructor. */
    public static Object forced() throws ReflectiveOperationException {
        Constructor<?> constructor = WritePermit.class.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    /** Writes with somebody else's permit. */
    public static void write(ForgeWriter writer, WritePermit permit, BranchWrite write) {
        writer.createBranch(permit, write);
    }

    /** Moves a ref by hand. */
    public static RefUpdate.Result move(Repository repository, ObjectId head) throws IOException {
        RefUpdate update = repository.updateRef("refs/heads/main");
        update.setNewObjectId(head);
        return update.forceUpdate();
    }
}
