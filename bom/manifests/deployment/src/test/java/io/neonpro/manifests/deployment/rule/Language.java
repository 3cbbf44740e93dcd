package io.neonpro.manifests.deployment.rule;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime.Program;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CEL with those of Kubernetes' own functions that rules of the platform's kinds call: {@code isIP}, {@code isURL}, {@code url} with
 * {@code getScheme} and {@code getHost}, {@code find}. What calls another one does not compile.
 */
final class Language {

    private static final String IP_OF_FOUR = "(\\d{1,3}\\.){3}\\d{1,3}";
    private static final String IP_OF_SIX = "[0-9a-fA-F:.]*:[0-9a-fA-F:.]*";

    private final Map<String, Program> programs = new HashMap<>();
    private final Cel cel = CelFactory.standardCelBuilder()
            .setOptions(CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("self", SimpleType.DYN)
            .addVar("oldSelf", SimpleType.DYN)
            .addCompilerLibraries(
                    CelExtensions.strings(), CelExtensions.lists(), CelExtensions.sets(CelOptions.DEFAULT))
            .addRuntimeLibraries(CelExtensions.strings(), CelExtensions.lists(), CelExtensions.sets(CelOptions.DEFAULT))
            .addFunctionDeclarations(
                    global("isIP", SimpleType.BOOL),
                    global("isURL", SimpleType.BOOL),
                    global("url", SimpleType.STRING),
                    member("getScheme"),
                    member("getHost"),
                    member("find", SimpleType.STRING))
            .addFunctionBindings(
                    CelFunctionBinding.from("isIP", String.class, Language::isIp),
                    CelFunctionBinding.from("isURL", String.class, Language::isUrl),
                    CelFunctionBinding.from(
                            "url", String.class, text -> url(text).toString()),
                    CelFunctionBinding.from(
                            "getScheme", String.class, text -> url(text).getScheme()),
                    CelFunctionBinding.from(
                            "getHost", String.class, text -> url(text).getAuthority()),
                    CelFunctionBinding.from("find", String.class, String.class, Language::find))
            .build();

    /** Compiled once. */
    Program program(String expression) throws CelValidationException, CelEvaluationException {
        Program known = programs.get(expression);
        if (known != null) {
            return known;
        }
        Program program = cel.createProgram(cel.compile(expression).getAst());
        programs.put(expression, program);
        return program;
    }

    private static CelFunctionDecl global(String name, CelType result) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name, result, SimpleType.STRING));
    }

    private static CelFunctionDecl member(String name, CelType... others) {
        CelType[] all = new CelType[others.length + 1];
        all[0] = SimpleType.STRING;
        System.arraycopy(others, 0, all, 1, others.length);
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newMemberOverload(name, SimpleType.STRING, all));
    }

    private static boolean isIp(String text) {
        return text.matches(IP_OF_FOUR) || text.matches(IP_OF_SIX);
    }

    /** Whole, or a path of a server. */
    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() || text.startsWith("/");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static URI url(String text) {
        return URI.create(text);
    }

    private static String find(String text, String expression) {
        Matcher found = Pattern.compile(expression).matcher(text);
        return found.find() ? found.group() : "";
    }
}
