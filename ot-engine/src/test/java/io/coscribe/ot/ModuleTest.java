package io.coscribe.ot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users of the module see. */
class ModuleTest {

    private static final Path CLASSES = Path.of("target/classes");

    @Test
    void everyPackageIsExportedButTheInnerOnes() throws IOException {
        Set<String> hidden = packages();
        descriptor().exports().forEach(exported -> hidden.remove(exported.source()));

        assertEquals(Set.of("io.coscribe.ot.diff", "io.coscribe.ot.rope"), hidden);
    }

    @Test
    void jacksonsCoreIsAllItRequires() throws IOException {
        Set<String> required = descriptor().requires().stream()
                .map(ModuleDescriptor.Requires::name)
                .collect(Collectors.toSet());

        assertEquals(Set.of("java.base", "com.fasterxml.jackson.core"), required);
    }

    private static ModuleDescriptor descriptor() throws IOException {
        try (InputStream file = Files.newInputStream(CLASSES.resolve("META-INF/versions/25/module-info.class"))) {
            return ModuleDescriptor.read(file);
        }
    }

    private static Set<String> packages() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("io"))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> CLASSES.relativize(file.getParent()).toString().replace('/', '.'))
                    .collect(Collectors.toSet());
        }
    }
}
