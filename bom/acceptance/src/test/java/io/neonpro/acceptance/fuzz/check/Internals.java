package io.neonpro.acceptance.fuzz.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that tells how the platform is made: of the JVM, its libraries, or the database. Nothing in it is looked for
 * from every character on without a bound, as answers may repeat one letter 70,000 times.
 */
final class Internals {

    private static final Pattern TOLD = Pattern.compile(
            "\\b(java|javax|jakarta)\\.\\w+|\\bio\\.(neonpro|quarkus|smallrye|vertx|netty)\\.|\\bcom\\.(fasterxml|nimbusds)\\b"
                    + "|\\borg\\.(hibernate|jboss|postgresql|eclipse)\\b|\\bgraphql\\.[a-z]|\\b\\w{1,80}(Exception|Error)\\b(?=[:( ])"
                    + "|NullPointer|\\bat [\\w.$]+\\(\\w+\\.(java|kt|js)|\\.java:\\d|SQLSTATE|\\bERROR: |\\b(2[23]|4[02]|5[37])\\w{3}\\b.{0,200}relation"
                    + "|(?i:\\bsyntax error at or near|\\bduplicate key value|\\bviolates \\w+ constraint|\\binvalid byte sequence)"
                    + "|\\[[BCLI][\\w.;]*@[0-9a-f]+|\\b\\w+@[0-9a-f]{6,8}\\b|\\b[A-Z]\\w+\\[\\w+=|because \\\\?\"<?\\w+>?\\\\?\" is null"
                    + "|node_modules|FAIL_ON_UNKNOWN|through reference chain");

    private Internals() {}

    static Optional<String> in(String text) {
        Matcher found = TOLD.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
