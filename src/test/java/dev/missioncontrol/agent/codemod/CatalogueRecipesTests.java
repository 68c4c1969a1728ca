package dev.missioncontrol.agent.codemod;

import static dev.missioncontrol.agent.codemod.Codemods.notices;
import static dev.missioncontrol.agent.codemod.Codemods.outline;
import static dev.missioncontrol.agent.codemod.Codemods.text;
import static dev.missioncontrol.agent.codemod.Codemods.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.agent.codemod.worker.Notice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every recipe of the catalogue, in one run of a real worker: a step each, on what the steps before it left. */
class CatalogueRecipesTests {

    private static final String POM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>com.acme</groupId>
                <artifactId>parent</artifactId>
                <version>1</version>
              </parent>
              <artifactId>shop</artifactId>
              <properties>
                <slf4j.version>2.0.16</slf4j.version> <!-- keep -->
                <java.version>21</java.version>
              </properties>
              <dependencies>
                <dependency>
                  <groupId>org.slf4j</groupId>
                  <artifactId>slf4j-api</artifactId>
                  <version>${slf4j.version}</version>
                </dependency>
                <dependency>
                  <groupId>org.slf4j</groupId>
                  <artifactId>slf4j-simple</artifactId>
                  <version>${slf4j.version}</version>
                </dependency>
                <dependency>
                  <groupId>com.acme</groupId>
                  <artifactId>managed</artifactId>
                </dependency>
                <dependency>
                  <groupId>com.acme</groupId>
                  <artifactId>inherited</artifactId>
                  <version>${inherited.version}</version>
                </dependency>
              </dependencies>
              <build>
                <plugins>
                  <plugin>
                    <artifactId>maven-compiler-plugin</artifactId>
                    <version>3.13.0</version>
                    <configuration>
                      <plugins><plugin><artifactId>maven-compiler-plugin</artifactId><version>3.13.0</version></plugin></plugins>
                    </configuration>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    private static final String ORDER = """
            package com.acme;

            import com.acme.money.Money;
            import java.util.Map;
            import java.util.List;

            public class Order {
                private final List<Money> items = List.of();

                public Money total(int vat) {
                    return items.getFirst();
                }
            }
            """;

    private static final String SHOP = """
            package com.acme;

            import com.acme.money.Money;

            /** Sells. Not an Order in prose. */
            class Shop {
                Order order = new Order();
                String note = "com.acme.Order";

                Money sum() {
                    return order.total(19);
                }
            }
            """;

    private static final List<TreeFile> TREE = tree(
            "pom.xml", POM,
            "src/main/java/com/acme/Order.java", ORDER,
            "src/main/java/com/acme/Shop.java", SHOP,
            "src/main/java/com/acme/Untidy.java",
                    "package com.acme;\n\nclass Untidy {\nint x=1;\n    int y( ){return x ;}\n}\n",
            "src/main/java/com/acme/money/Money.java",
                    "package com.acme.money;\n\npublic record Money(long cents) {\n}\n",
            "src/main/resources/application.yml", "# port\nserver:\n  port: 8080 # here\n",
            "src/main/resources/a.properties", "server.port = 8080\nserver.port.old = 8080\n",
            "src/main/resources/b.properties", "server.port=9090\n",
            "package.json", "{\n  \"engines\": { \"node\": \">=20\" },\n  \"name\": \"shop\"\n}\n",
            "beans.xml", "<beans>\n  <bean><name>a &amp; b</name></bean>\n</beans>\n",
            "docs/read.txt", "See http://example.org/$1\\n and HTTP://example.org\n",
            "docs/old.txt", "old\n",
            "docs/logo.png", "\0PNG",
            "README", "hello\n");

    private static final RecipeRequest REQUEST = RecipeRequest.of(
                    "find-and-replace",
                    "find",
                    "http://example.org/$1\\n",
                    "replace",
                    "https://$2\\t",
                    "filePattern",
                    "docs/**")
            .and("remove-unused-imports")
            .and("order-imports", "layout", "google")
            .and("format-java", "filePattern", "**/Untidy.java")
            .and("rename-method", "method", "com.acme.Order total(..)", "newName", "sum")
            .and("rename-type", "oldType", "com.acme.Order", "newType", "com.acme.sales.Purchase")
            .and("rename-package", "oldPackage", "com.acme.money", "newPackage", "com.acme.cash")
            .and("change-dependency-version", "groupId", "org.slf4j", "artifactId", "slf4j-api", "newVersion", "2.0.17")
            .and("change-plugin-version", "artifactId", "maven-compiler-plugin", "newVersion", "3.14.0")
            .and("change-parent-version", "groupId", "com.acme", "artifactId", "par*", "newVersion", "2")
            .and("change-yaml-value", "keyPath", "$.server.port", "value", "8081")
            .and("change-json-value", "keyPath", "$.engines.node", "value", "\">=24\"")
            .and("change-property", "key", "server.port", "newValue", "8081", "oldValue", "8080")
            .and("change-xml-value", "xpath", "/beans/bean/name", "newValue", "b < c", "oldValue", "a & b")
            .and("rename-file", "filePattern", "README", "newName", "README.md")
            .and("delete-files", "filePattern", "docs/old.txt;*.png")
            .and("create-text-file", "path", "docs/ÖWNERS.md", "content", "# Owners ✓\n");

    private static final Map<String, CodemodResult.Step> STEPS = new HashMap<>();

    @BeforeAll
    static void runAll() throws Exception {
        CodemodResult result = Codemods.run(REQUEST, TREE);
        for (int i = 0; i < REQUEST.steps().size(); i++) {
            STEPS.put(REQUEST.steps().get(i).name(), result.steps().get(i));
        }
    }

    private static CodemodResult.Step step(String recipe) {
        return Objects.requireNonNull(STEPS.get(recipe));
    }

    @Test
    void coversTheWholeCatalogue() {
        assertThat(new TreeSet<>(STEPS.keySet()))
                .isEqualTo(new TreeSet<>(RecipeCatalogue.standard().entries().stream()
                        .map(RecipeEntry::name)
                        .toList()));
    }

    @Test
    void replacesTextAsItStands() {
        assertThat(outline(step("find-and-replace"))).containsExactly("Modified docs/read.txt");
        assertThat(text(step("find-and-replace"), "docs/read.txt"))
                .contains("See https://$2\\t and HTTP://example.org\n");
    }

    @Test
    void removesTheUnusedImportOnly() {
        assertThat(outline(step("remove-unused-imports")))
                .containsExactly("Modified src/main/java/com/acme/Order.java");
        assertThat(text(step("remove-unused-imports"), "src/main/java/com/acme/Order.java"))
                .contains(ORDER.replace("import java.util.Map;\n", ""));
    }

    @Test
    void leavesImportsThatAreInOrder() {
        assertThat(step("order-imports").changes()).isEmpty();
    }

    @Test
    void formatsOnlyTheFileAskedFor() {
        assertThat(outline(step("format-java"))).containsExactly("Modified src/main/java/com/acme/Untidy.java");
        assertThat(text(step("format-java"), "src/main/java/com/acme/Untidy.java")
                        .orElseThrow())
                .contains("    int x = 1;\n")
                .contains("return x;");
    }

    @Test
    void renamesAMethodAndItsCalls() {
        assertThat(outline(step("rename-method")))
                .containsExactly(
                        "Modified src/main/java/com/acme/Order.java", "Modified src/main/java/com/acme/Shop.java");
        assertThat(text(step("rename-method"), "src/main/java/com/acme/Shop.java")
                        .orElseThrow())
                .contains("order.sum(19)");
    }

    @Test
    void renamesATypeItsFileAndItsUses() {
        assertThat(outline(step("rename-type")))
                .containsExactly(
                        "Modified src/main/java/com/acme/Shop.java",
                        "Renamed src/main/java/com/acme/sales/Purchase.java");
        assertThat(text(step("rename-type"), "src/main/java/com/acme/Shop.java").orElseThrow())
                .contains(
                        "import com.acme.sales.Purchase;", "Purchase order = new Purchase();", "Not an Order in prose");
        assertThat(text(step("rename-type"), "src/main/java/com/acme/sales/Purchase.java")
                        .orElseThrow())
                .startsWith("package com.acme.sales;")
                .contains("public class Purchase {");
    }

    @Test
    void renamesAPackageAndMovesItsFiles() {
        assertThat(outline(step("rename-package")))
                .containsExactly(
                        "Modified src/main/java/com/acme/Shop.java",
                        "Renamed src/main/java/com/acme/cash/Money.java",
                        "Modified src/main/java/com/acme/sales/Purchase.java");
        assertThat(text(step("rename-package"), "src/main/java/com/acme/cash/Money.java"))
                .contains("package com.acme.cash;\n\npublic record Money(long cents) {\n}\n");
    }

    @Test
    void followsADependencyVersionToItsPropertyAndSaysWhatElseUsesIt() {
        CodemodResult.Step step = step("change-dependency-version");
        assertThat(text(step, "pom.xml")).contains(POM.replace("<slf4j.version>2.0.16<", "<slf4j.version>2.0.17<"));
        assertThat(notices(step.notices(), Notice.Kind.REMARK))
                .containsExactly(
                        "pom.xml: The property slf4j.version is used in 2 places of this POM, which all change with it.");
    }

    @Test
    void changesThePluginButNotItsConfiguration() {
        String pom = text(step("change-plugin-version"), "pom.xml").orElseThrow();
        assertThat(pom).contains("<version>3.14.0</version>\n        <configuration>");
        assertThat(pom).containsOnlyOnce("3.14.0").containsOnlyOnce("3.13.0");
    }

    @Test
    void changesTheParentsVersion() {
        assertThat(text(step("change-parent-version"), "pom.xml").orElseThrow())
                .contains("<artifactId>parent</artifactId>\n    <version>2</version>");
    }

    @Test
    void changesAYamlValueAndKeepsComments() {
        assertThat(text(step("change-yaml-value"), "src/main/resources/application.yml"))
                .contains("# port\nserver:\n  port: 8081 # here\n");
    }

    @Test
    void changesAJsonValueAndKeepsTheLayout() {
        assertThat(text(step("change-json-value"), "package.json"))
                .contains("{\n  \"engines\": { \"node\": \">=24\" },\n  \"name\": \"shop\"\n}\n");
    }

    @Test
    void changesAPropertyOnlyWhereItHasTheOldValue() {
        assertThat(outline(step("change-property"))).containsExactly("Modified src/main/resources/a.properties");
        assertThat(text(step("change-property"), "src/main/resources/a.properties"))
                .contains("server.port = 8081\nserver.port.old = 8080\n");
    }

    @Test
    void changesAnXmlValueAndEscapesIt() {
        assertThat(text(step("change-xml-value"), "beans.xml"))
                .contains("<beans>\n  <bean><name>b &lt; c</name></bean>\n</beans>\n");
    }

    @Test
    void renamesAFileWithoutTouchingItsContent() {
        assertThat(step("rename-file").changes()).containsExactly(new FileChange.Renamed("README", "README.md", null));
    }

    @Test
    void deletesFilesBinaryOnesIncluded() {
        assertThat(outline(step("delete-files"))).containsExactly("Deleted docs/logo.png", "Deleted docs/old.txt");
    }

    @Test
    void createsATextFileAtAPathThatIsNotAscii() {
        assertThat(text(step("create-text-file"), "docs/ÖWNERS.md")).contains("# Owners ✓\n");
    }

    @Test
    void namesEachStepByWhatItDoes() {
        assertThat(step("rename-type").title()).isEqualTo("Rename com.acme.Order to com.acme.sales.Purchase");
        assertThat(step("delete-files").title()).isEqualTo("Delete docs/old.txt;*.png");
    }
}
