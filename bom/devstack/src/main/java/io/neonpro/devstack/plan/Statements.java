package io.neonpro.devstack.plan;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The SQL that a module's classes hold in constants: texts, and records, enums and collections of them. SQL that a
 * method puts together is a fault, as nobody can tell from outside what it comes to.
 */
final class Statements {

    private static final Pattern STATEMENT =
            Pattern.compile("\\s*(/[*][^/]*/\\s*)?(select|insert into|update|delete from|with)\\s.*", Pattern.DOTALL);

    private static final Pattern PIECE = Pattern.compile("(?=.*\\s).*(\\btenant_id\\b|[$?]\\d|[$]%).*", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\?(\\d+)");
    private static final Pattern TEMPLATE = Pattern.compile("%(\\d[$])?s");
    private static final Pattern GAP = Pattern.compile("[?$]\\d*|%s");
    private static final String STATIC_INITIALIZER = "<clinit>";

    private final Map<String, String> found = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    private Statements() {}

    static Statements of(Path classes) {
        var statements = new Statements();
        List<ClassModel> models = models(classes);
        models.stream().filter(Statements::holdsStatics).forEach(statements::collect);
        models.forEach(statements::checkMethods);
        return statements;
    }

    private static List<ClassModel> models(Path classes) {
        try (var files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(Statements::model)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ClassModel model(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Only those with statics of their own are initialised. */
    private static boolean holdsStatics(ClassModel model) {
        return model.methods().stream().anyMatch(method -> method.methodName().equalsString(STATIC_INITIALIZER))
                || model.fields().stream()
                        .anyMatch(field ->
                                field.findAttribute(Attributes.constantValue()).isPresent());
    }

    private void collect(ClassModel model) {
        Class<?> type = load(model);
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                collect(type.getSimpleName() + "." + field.getName(), value(field, null));
            }
        }
    }

    private void collect(String name, Object value) {
        switch (value) {
            case null -> {}
            case String text -> add(name, text);
            case Collection<?> many -> collect(name, many.toArray());
            case Object[] many -> {
                for (int i = 0; i < many.length; i++) {
                    collect(name + "." + i, many[i]);
                }
            }
            case Map<?, ?> many -> many.forEach((key, one) -> collect(name + "." + key, one));
            case Record one when isOurs(one) -> collectFields(name, one);
            case Enum<?> one when isOurs(one) -> collectFields(name, one);
            default -> {}
        }
    }

    /** Where a record holds one statement, that is called as the record is. */
    private void collectFields(String name, Object holder) {
        List<Field> fields = Arrays.stream(holder.getClass().getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .toList();
        boolean isOne = holder instanceof Record
                && fields.stream()
                                .filter(field -> value(field, holder) instanceof String text && isStatement(text))
                                .count()
                        <= 1;
        fields.forEach(field -> collect(isOne ? name : name + "." + field.getName(), value(field, holder)));
    }

    private static boolean isStatement(String sql) {
        return STATEMENT.matcher(sql).matches() && !TEMPLATE.matcher(sql).find();
    }

    private void add(String name, String text) {
        String sql = PARAMETER.matcher(text).replaceAll("\\$$1");
        if (isStatement(sql)) {
            String other = found.put(name, sql);
            if (other != null && !other.equals(sql)) {
                faults.add("two statements are called " + name);
            }
        }
    }

    private void checkMethods(ClassModel model) {
        model.methods().stream()
                .filter(method -> !method.methodName().equalsString(STATIC_INITIALIZER))
                .forEach(method -> check(model, method));
    }

    private void check(ClassModel model, MethodModel method) {
        method.code().stream()
                .flatMap(code -> code.elementStream())
                .filter(ConstantInstruction.class::isInstance)
                .map(instruction -> ((ConstantInstruction) instruction).constantValue())
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> PIECE.matcher(text).matches() && !isFound(text))
                .map(text -> "%s.%s makes SQL of a piece: %s"
                        .formatted(
                                model.thisClass().name().stringValue(),
                                method.methodName().stringValue(),
                                text.strip()))
                .forEach(faults::add);
    }

    /** Whether it is a piece of a statement that a constant holds, whatever it was filled in with. */
    private boolean isFound(String text) {
        Pattern piece = Pattern.compile(
                Arrays.stream(GAP.split(text)).map(Pattern::quote).collect(joining(".*?")), Pattern.DOTALL);
        return found.values().stream().anyMatch(sql -> piece.matcher(sql).find());
    }

    /** What is wrong with how statements are held. */
    List<String> faults() {
        return faults;
    }

    String sql(String name) {
        return found.get(name);
    }

    Set<String> names() {
        return found.keySet();
    }

    /** The statements; what others contain is none, unless there are arguments for it. */
    Map<String, String> whole(ArgumentLines arguments) {
        Map<String, String> whole = new TreeMap<>(found);
        whole.entrySet()
                .removeIf(statement -> arguments.of(statement.getKey()).isEmpty()
                        && found.values().stream().anyMatch(other -> isPart(statement.getValue(), other)));
        return whole;
    }

    private static boolean isPart(String sql, String other) {
        return !sql.equals(other) && other.contains(sql);
    }

    private static boolean isOurs(Object value) {
        return value.getClass().getName().startsWith("io.neonpro.");
    }

    private static Class<?> load(ClassModel model) {
        String name = model.thisClass().asInternalName().replace('/', '.');
        try {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object value(Field field, Object holder) {
        try {
            field.setAccessible(true);
            return field.get(holder);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
