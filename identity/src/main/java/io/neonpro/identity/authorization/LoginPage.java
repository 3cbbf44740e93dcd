package io.neonpro.identity.authorization;

import io.neonpro.identity.factor.Enrolment;
import io.neonpro.identity.page.PageFile;
import io.neonpro.identity.passkey.CreationOptions;
import io.neonpro.identity.passkey.Offer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The page on which people sign in, in Portuguese, unless English is preferred; but for passkeys it works without scripts.
 *
 * @param request what it is shown for
 * @param formToken that ties it to the browser
 */
record LoginPage(Authorization request, String formToken, Locale language) {

    private static final PageFile SCRIPT = PageFile.of("sign-in/passkey.js");

    /** The one script asks for a passkey. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src %s; base-uri 'none'; frame-ancestors 'none'"
                    .formatted(SCRIPT.source());

    private static final String PASSWORD = """
                  <label for="email">%1$s</label>
                  <input id="email" name="email" type="email" autocomplete="username" required autofocus value="%2$s">
                  <label for="password">%3$s</label>
                  <input id="password" name="password" type="password" autocomplete="current-password" required>
            """;

    private static final String SECOND_FACTOR = """
                  <input type="hidden" name="ticket" value="%1$s">
                  <label for="code">%2$s</label>
                  <input id="code" name="code" autocomplete="one-time-code" maxlength="40" required autofocus>
            """;

    private static final String PASSKEY = """
                  <button type="button" id="passkey" data-challenge="%1$s" data-party="%2$s" data-credentials="%3$s">%4$s</button>
                  <p id="refused" role="alert"></p>
                  <input type="hidden" name="credentialId">
                  <input type="hidden" name="authenticatorData">
                  <input type="hidden" name="clientDataJSON">
                  <input type="hidden" name="signature">
            """;

    private static final String NEW_PASSKEY = """
                  <button type="button" id="passkey" data-options="%1$s">%2$s</button>
                  <p id="refused" role="alert"></p>
                  <input type="hidden" name="attestationObject">
                  <input type="hidden" name="clientDataJSON">
            """;

    private static final String PAGE = """
            <!doctype html>
            <html lang="%1$s">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>NeonPro</title>
              <style>
                body { font: 1rem/1.5 system-ui, sans-serif; margin: 15vh auto; max-width: 20rem; padding: 0 1rem }
                label, input, button { display: block; width: 100%%; box-sizing: border-box; font: inherit }
                input, button { padding: .5rem; margin: .25rem 0 1rem }
                [role=alert] { color: #b00020 }
              </style>
            </head>
            <body>
              <main>
                <h1>%2$s</h1>
                %3$s
                <form method="post" action="authorize">
                  <input type="hidden" name="request" value="%4$s">
                  <input type="hidden" name="token" value="%6$s">
            %5$s      <button>%2$s</button>
                </form>
              </main>%7$s
            </body>
            </html>
            """;

    private static final Map<String, Words> WORDS = Map.of(
            "pt",
            new Words(
                    "pt-BR",
                    "Entrar",
                    "E-mail",
                    "Senha",
                    "E-mail ou senha incorretos.",
                    "Tentativas demais. Aguarde um pouco.",
                    "A página expirou. Tente novamente.",
                    "Código do aplicativo autenticador, ou de recuperação",
                    "Código incorreto ou já usado.",
                    "Guarde estes códigos, para quando não tiver o aplicativo ou a chave. Cada um vale uma vez. Depois continue"
                            + " com a chave, ou com o próximo código do aplicativo.",
                    "Sua clínica pede um segundo fator. Abra o link no aplicativo autenticador, ou digite nele a chave:",
                    "Usar chave de acesso",
                    "Criar uma chave de acesso em vez disso"),
            "en",
            new Words(
                    "en",
                    "Sign in",
                    "E-mail",
                    "Password",
                    "Wrong e-mail address or password.",
                    "Too many attempts. Wait a little.",
                    "The page has expired. Try again.",
                    "Code of your authenticator application, or a recovery code",
                    "Wrong code, or one that is used.",
                    "Keep these codes for when you do not have the application or the passkey. Each works once. Then go on with"
                            + " the passkey, or with the next code that the application shows.",
                    "Your clinic asks for a second factor. Open the link in an authenticator application, or type the key:",
                    "Use a passkey",
                    "Make a passkey instead"));

    /** Whether there is a page in it. */
    static boolean speaks(Locale language) {
        return WORDS.containsKey(language.getLanguage());
    }

    /** What went wrong at the last try. */
    enum Notice {
        NONE,
        WRONG,
        TOO_OFTEN,
        FORM_IS_OLD
    }

    /** Asks for address and password. */
    String password(String email, Notice notice) {
        return page(
                alert(notice, words().wrong()),
                PASSWORD.formatted(words().email(), escaped(email), words().password()));
    }

    /**
     * Asks for a code, or a passkey, after them.
     *
     * @param recoveryCodes to be kept, of who has just set up a second factor
     * @param offer to who has passkeys
     */
    String second(String ticket, Notice notice, List<String> recoveryCodes, Optional<Offer> offer) {
        String kept = recoveryCodes.isEmpty()
                ? ""
                : "<p>%s</p><pre>%s</pre>".formatted(words().keep(), escaped(String.join("\n", recoveryCodes)));
        return page(
                kept + alert(notice, words().wrongCode()),
                offer.map(this::passkey).orElse("") + code(ticket),
                offer.map(asked -> script()).orElse(""));
    }

    private static String script() {
        return "\n<script>" + SCRIPT.text() + "</script>";
    }

    /** The same of who has no second factor and needs one. */
    String setUp(String ticket, Enrolment enrolment, CreationOptions options) {
        String told = "<p>%s</p><p><a href=\"%s\">%s</a></p>"
                .formatted(words().needed(), escaped(enrolment.uri()), escaped(enrolment.secret()));
        String passkey =
                NEW_PASSKEY.formatted(escaped(JsonObject.mapFrom(options).encode()), words().newPasskey());
        return page(told, passkey + code(ticket), script());
    }

    private String passkey(Offer offer) {
        return PASSKEY.formatted(
                offer.challenge(), escaped(offer.party()), String.join(" ", offer.credentials()), words().passkey());
    }

    private String code(String ticket) {
        return SECOND_FACTOR.formatted(escaped(ticket), words().code());
    }

    private Words words() {
        return WORDS.get(language.getLanguage().equals("en") ? "en" : "pt");
    }

    private String page(String above, String fields) {
        return page(above, fields, "");
    }

    private String page(String above, String fields, String script) {
        return PAGE.formatted(
                words().language(),
                words().signIn(),
                above,
                escaped(request.query()),
                fields,
                escaped(formToken),
                script);
    }

    private String alert(Notice notice, String wrong) {
        return switch (notice) {
            case NONE -> "";
            case WRONG -> alert(wrong);
            case TOO_OFTEN -> alert(words().tooOften());
            case FORM_IS_OLD -> alert(words().formIsOld());
        };
    }

    private static String alert(String text) {
        return "<p role=\"alert\">" + text + "</p>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private record Words(
            String language,
            String signIn,
            String email,
            String password,
            String wrong,
            String tooOften,
            String formIsOld,
            String code,
            String wrongCode,
            String keep,
            String needed,
            String passkey,
            String newPasskey) {}
}
