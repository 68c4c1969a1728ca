package dev.missioncontrol.patch.apply;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** An object for a repository's object store that has not been written yet. */
public final class GitObject {

    /** The kinds of object a PatchSet makes. */
    public enum Type {
        /** A file's bytes. */
        BLOB(Constants.OBJ_BLOB),
        /** A directory. */
        TREE(Constants.OBJ_TREE),
        /** A commit. */
        COMMIT(Constants.OBJ_COMMIT);

        private final int code;

        Type(int code) {
            this.code = code;
        }

        /** Returns JGit's number for this type ({@link Constants}). */
        public int code() {
            return code;
        }
    }

    private final Type type;
    private final byte[] content;
    private final ObjectId id;

    GitObject(Type type, byte[] content) {
        this.type = type;
        this.content = content;
        try (var formatter = new ObjectInserter.Formatter()) {
            this.id = formatter.idFor(type.code, content);
        }
    }

    /** Returns the object's type. */
    public Type type() {
        return type;
    }

    /** Returns the object's content without git's header; the caller must not change it. */
    public byte[] content() {
        return content;
    }

    /** Returns the id git gives to this object. */
    public ObjectId id() {
        return id;
    }
}
