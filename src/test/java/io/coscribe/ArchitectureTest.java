package io.coscribe;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The packages and what each may know; docs/architecture.md says why. */
@AnalyzeClasses(packages = "io.coscribe", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FEATURES_KNOW_ONLY_WHAT_THEY_MAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.coscribe..")
            .layer("wiring").definedBy("io.coscribe")
            .layer("id").definedBy("io.coscribe.id..")
            .layer("problem").definedBy("io.coscribe.problem..")
            .layer("session").definedBy("io.coscribe.session..")
            .layer("presence").definedBy("io.coscribe.presence..")
            .layer("wire").definedBy("io.coscribe.wire..")
            .layer("socket").definedBy("io.coscribe.socket..")
            .layer("network").definedBy("io.coscribe.network..")
            .layer("oplog").definedBy("io.coscribe.oplog..")
            .layer("cluster").definedBy("io.coscribe.cluster..")
            .layer("document").definedBy("io.coscribe.document..")
            .layer("database").definedBy("io.coscribe.database..")
            .layer("limit").definedBy("io.coscribe.limit..")
            .layer("access").definedBy("io.coscribe.access..")
            .whereLayer("wiring").mayNotBeAccessedByAnyLayer()
            .whereLayer("socket").mayNotBeAccessedByAnyLayer()
            .whereLayer("document").mayNotBeAccessedByAnyLayer()
            .whereLayer("oplog").mayNotBeAccessedByAnyLayer()
            .whereLayer("cluster").mayOnlyBeAccessedByLayers("wiring")
            .whereLayer("database").mayOnlyBeAccessedByLayers("wiring")
            .whereLayer("network").mayOnlyBeAccessedByLayers("socket")
            .whereLayer("wire").mayOnlyBeAccessedByLayers("socket")
            .whereLayer("access").mayOnlyBeAccessedByLayers("wire", "socket", "document", "wiring")
            .whereLayer("limit").mayOnlyBeAccessedByLayers("access", "socket")
            .whereLayer("presence").mayOnlyBeAccessedByLayers("wire", "socket", "cluster", "wiring")
            .whereLayer("session").mayOnlyBeAccessedByLayers("wire", "socket", "oplog", "cluster", "document", "wiring");

    @ArchTest
    static final ArchRule SESSIONS_ARE_PLAIN_JAVA = classes()
            .that().resideInAPackage("io.coscribe.session..")
            .should().onlyDependOnClassesThat(resideInAnyPackage(
                    "java..", "io.coscribe.session..", "io.coscribe.id..", "io.coscribe.problem..", "io.coscribe.ot..",
                    "com.fasterxml.jackson.core..", "org.jboss.logging.."));

    @ArchTest
    static final ArchRule ONLY_THE_SOCKET_KNOWS_WEBSOCKETS = noClasses()
            .that().resideOutsideOfPackages("io.coscribe.socket..", "io.coscribe.network..")
            .should().dependOnClassesThat(resideInAPackage("io.quarkus.websockets.."));

    @ArchTest
    static final ArchRule THE_NETWORK_KNOWS_NO_FEATURE = noClasses()
            .that().resideInAPackage("io.coscribe.network..")
            .should().dependOnClassesThat(resideInAnyPackage(
                    "io.coscribe.socket..", "io.coscribe.session..", "io.coscribe.access..", "io.coscribe.wire..",
                    "io.coscribe.document..", "io.coscribe.presence.."));

    @ArchTest
    static final ArchRule ONLY_THE_CLUSTER_KNOWS_REDIS = noClasses()
            .that().resideOutsideOfPackage("io.coscribe.cluster..")
            .should().dependOnClassesThat(resideInAnyPackage("io.vertx.redis..", "io.quarkus.redis.."));

    @ArchTest
    static final ArchRule ONLY_THE_TABLES_OWNERS_KNOW_SQL = noClasses()
            .that().resideOutsideOfPackages(
                    "io.coscribe.oplog..", "io.coscribe.document..", "io.coscribe.access..", "io.coscribe.database..")
            .should().dependOnClassesThat(resideInAnyPackage(
                    "io.vertx.sqlclient..", "java.sql..", "org.hibernate..", "jakarta.persistence.."));
}
