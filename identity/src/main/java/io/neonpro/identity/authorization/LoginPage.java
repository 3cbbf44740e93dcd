package io.neonpro.identity.authorization;

import java.util.Locale;
import java.util.Map;

/** The page on which people sign in, in Portuguese or English; it works without scripts. */
final class LoginPage {

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

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
                  <input type="hidden" name="token" value="%8$s">
                  <label for="email">%5$s</label>
                  <input id="email" name="email" type="email" autocomplete="username" required autofocus value="%6$s">
                  <label for="password">%7$s</label>
                  <input id="password" name="password" type="password" autocomplete="current-password" required>
                  <button>%2$s</button>
                </form>
              </main>
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
                    "A página expirou. Tente novamente."),
            "en",
            new Words(
                    "en",
                    "Sign in",
                    "E-mail",
                    "Password",
                    "Wrong e-mail address or password.",
                    "Too many attempts. Wait a little.",
                    "The page has expired. Try again."));

    private LoginPage() {}

    /** What went wrong at the last try. */
    enum Notice {
        NONE,
        WRONG,
        TOO_OFTEN,
        FORM_IS_OLD
    }

    /** Brazilian Portuguese, unless another language is preferred. */
    static String of(Authorization request, String email, String token, Locale language, Notice notice) {
        Words words = WORDS.get(language.getLanguage().equals("en") ? "en" : "pt");
        return PAGE.formatted(
                words.language(),
                words.signIn(),
                alert(words, notice),
                escaped(request.query()),
                words.email(),
                escaped(email),
                words.password(),
                escaped(token));
    }

    private static String alert(Words words, Notice notice) {
        return switch (notice) {
            case NONE -> "";
            case WRONG -> "<p role=\"alert\">" + words.wrong() + "</p>";
            case FORM_IS_OLD -> "<p role=\"alert\">" + words.formIsOld() + "</p>";
            case TOO_OFTEN -> "<p role=\"alert\">" + words.tooOften() + "</p>";
        };
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
            String formIsOld) {}
}
