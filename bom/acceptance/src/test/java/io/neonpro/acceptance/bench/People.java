package io.neonpro.acceptance.bench;

import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.ClinicGroup;
import io.vertx.core.Future;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Owners of several groups, who sign in as an app has them do, and whose apps renew their tokens. */
final class People {

    private static final int GROUPS = 4;
    private static final String IDENTITY = "identity";
    private static final String PAGE = "/oauth/authorize";
    private static final String TOKEN = "/oauth/token";

    /** RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String QUESTION = "response_type=code&client_id=neonpro&code_challenge_method=S256"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
            + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A51004%2Fcallback";

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final HttpCalls calls;
    private final List<ClinicGroup> groups;
    private final AtomicInteger turn = new AtomicInteger();
    private final BlockingQueue<String> renewals = new LinkedBlockingQueue<>();

    People(Addresses addresses, HttpCalls calls) {
        this.calls = calls;
        this.groups = IntStream.range(0, GROUPS)
                .mapToObj(number -> ClinicGroup.signUp(addresses, "Porta"))
                .toList();
    }

    /** The page, the password, and the code for a token. */
    Future<?> signIn() {
        ClinicGroup group = groups.get(turn.getAndIncrement() % groups.size());
        return calls.page(IDENTITY, PAGE + "?" + QUESTION)
                .compose(page -> calls.form(IDENTITY, PAGE, form(group, page), page.cookie(), 303))
                .compose(back -> calls.form(IDENTITY, TOKEN, exchange(found(CODE, back.location())), "", 200))
                .onSuccess(this::remember);
    }

    /** Each token once, as a second time would end its session. */
    Future<?> renew() {
        String token = renewals.remove();
        return calls.form(IDENTITY, TOKEN, Map.of("grant_type", "refresh_token", "refresh_token", token), "", 200)
                .onSuccess(this::remember);
    }

    private void remember(HttpCalls.Page answer) {
        renewals.add(answer.body().toJsonObject().getString("refresh_token"));
    }

    private static Map<String, String> form(ClinicGroup group, HttpCalls.Page page) {
        return Map.of(
                "email",
                group.email(),
                "password",
                group.password(),
                "request",
                QUESTION,
                "token",
                found(FORM_TOKEN, page.body().toString()));
    }

    private static Map<String, String> exchange(String code) {
        return Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "neonpro",
                "code_verifier",
                VERIFIER,
                "code",
                URLDecoder.decode(code, StandardCharsets.UTF_8));
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
