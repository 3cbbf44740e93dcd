package io.neonpro.manifests.deployment.fact;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What only the compiled code of a service says: whom its listeners hear, and what it measures. */
public final class Code {

    /** Hears nothing but what its members hear. */
    private static final String AUDIENCE = "io/neonpro/kernel/event/Audience";

    private static final String LISTENER = "io/neonpro/kernel/event/Listener";
    private static final Predicate<String> MEASURES = Pattern.compile(
                    "io/micrometer/core/.*|io/neonpro/kernel/health/Gauges")
            .asMatchPredicate();
    private static final Predicate<String> METER =
            Pattern.compile("[a-z]+([.][a-z]+)+").asMatchPredicate();

    private final SortedSet<String> heard = new TreeSet<>();
    private final SortedSet<String> meters = new TreeSet<>();

    /**
     * @param classes the bytes of each
     */
    public Code(Stream<byte[]> classes) {
        classes.map(bytes -> ClassFile.of().parse(bytes)).forEach(type -> {
            if (isListener(type)) {
                heard.add(source(type));
            }
            if (entries(type)
                    .anyMatch(entry -> entry instanceof ClassEntry used && MEASURES.test(used.asInternalName()))) {
                entries(type)
                        .filter(StringEntry.class::isInstance)
                        .map(entry -> ((StringEntry) entry).stringValue())
                        .filter(METER)
                        .forEach(meters::add);
            }
        });
    }

    private static boolean isListener(ClassModel type) {
        return type.superclass()
                        .filter(parent -> parent.asInternalName().equals(LISTENER))
                        .isPresent()
                && !type.thisClass().asInternalName().equals(AUDIENCE);
    }

    /** The services whose events are heard. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    Metrics metrics() {
        return new Metrics(meters);
    }

    private static Stream<PoolEntry> entries(ClassModel type) {
        return Stream.iterate(
                        1,
                        i -> i < type.constantPool().size(),
                        i -> i + type.constantPool().entryByIndex(i).width())
                .map(type.constantPool()::entryByIndex);
    }

    /** The first text that its constructor gives to the listener's. */
    private static String source(ClassModel type) {
        return type.methods().stream()
                .filter(method -> method.methodName().equalsString("<init>"))
                .flatMap(method -> method.code().stream())
                .flatMap(code -> givenToListener(code).stream())
                .findFirst()
                .orElseThrow(() -> new Impossible(
                        type.thisClass().asInternalName().replace('/', '.'),
                        "whom it hears must be a constant of its constructor"));
    }

    private static Optional<String> givenToListener(CodeModel constructor) {
        Optional<String> text = Optional.empty();
        for (CodeElement element : constructor) {
            if (element instanceof ConstantInstruction.LoadConstantInstruction load
                    && load.constantValue() instanceof String constant
                    && text.isEmpty()) {
                text = Optional.of(constant);
            } else if (element instanceof InvokeInstruction call
                    && call.owner().asInternalName().equals(LISTENER)) {
                return text;
            }
        }
        return Optional.empty();
    }
}
