package dev.missioncontrol.agent.codemod;

/** What a recipe's parameter takes. */
public enum ParameterType {
    /** One line of text. */
    TEXT,
    /** Text of any length, line ends included. */
    MULTILINE,
    /** One of a few words, which the parameter lists. */
    CHOICE,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** A fully qualified Java type, such as {@code com.acme.Order}; {@code $} before a nested one. */
    JAVA_TYPE,
    /** A Java package, such as {@code com.acme.orders}. */
    PACKAGE,
    /** A Java identifier. */
    IDENTIFIER,
    /** A type, a method and its arguments, such as {@code com.acme.Order total(..)}. */
    METHOD_PATTERN,
    /** Repository paths by pattern, such as {@code src/**}{@code /*.yml}. */
    GLOB,
    /** A path inside the repository, with forward slashes. */
    PATH,
    /** A file name without folders. */
    FILE_NAME,
    /** A version, such as {@code 2.0.17}. */
    VERSION,
    /** A Maven groupId or artifactId, {@code *} for any run of characters. */
    COORDINATE,
    /** A JsonPath, such as {@code $.spec.replicas}. */
    JSON_PATH,
    /** An XPath of element names, such as {@code /project/properties/java.version}. */
    XPATH
}
