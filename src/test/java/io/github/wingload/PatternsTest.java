package io.github.wingload;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The regular expressions of our own, which meet text of any length. */
class PatternsTest {

    private static final Pattern ESCAPED = Pattern.compile("\\\\.");
    private static final Pattern CHARACTER_CLASS = Pattern.compile("\\[\\^?]?[^]]*]");
    private static final Pattern REPEATED_GROUP = Pattern.compile("\\)(?:[*+]|\\{\\d+,})(?!\\+)");

    /** {@link Pattern} calls itself for each repetition of a group, unless it is possessive: some thousand fill the stack. */
    @Test
    void noPatternNeedsAStackFrameForEachRepetition() throws ReflectiveOperationException {
        List<String> patterns = new ArrayList<>();
        List<String> faulty = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.wingload")) {
            for (JavaField field : type.getFields()) {
                if (field.getRawType().isEquivalentTo(Pattern.class)
                        && field.getModifiers().contains(JavaModifier.STATIC)) {
                    Field found = Class.forName(type.getName()).getDeclaredField(field.getName());
                    found.setAccessible(true);
                    String pattern = ((Pattern) found.get(null)).pattern();
                    patterns.add(pattern);
                    if (repeatsAGroup(pattern)) {
                        faulty.add(field.getFullName() + ": " + pattern);
                    }
                }
            }
        }
        assertThat(patterns).hasSizeGreaterThan(50);
        assertThat(faulty).isEmpty();
    }

    @Test
    void repeatedGroupsAreFound() {
        assertThat(List.of("(a|b)*", "(?:a+)+", "(a){2,}", "[)]*(ab)*c")).allMatch(PatternsTest::repeatsAGroup);
        assertThat(List.of("(a|b)*+", "(?:a)++", "\\)*", "[)]*", "(a){2}", "(a)?"))
                .noneMatch(PatternsTest::repeatsAGroup);
    }

    private static boolean repeatsAGroup(String pattern) {
        String plain = CHARACTER_CLASS
                .matcher(ESCAPED.matcher(pattern).replaceAll("_"))
                .replaceAll("_");
        return REPEATED_GROUP.matcher(plain).find();
    }
}
