package io.neonpro.acceptance.fuzz.make;

import java.util.List;

/** What is sent to the endpoints of OAuth, right in form and wrong in matter. */
final class OAuthForms {

    private static final List<String> FORMS = List.of(
            "",
            "grant_type=",
            "grant_type=password&username=a&password=b",
            "grant_type=client_credentials",
            "grant_type=client_credentials&client_id=garbage&client_secret=x",
            "grant_type=client_credentials&client_id=00000000-0000-0000-0000-000000000000&client_secret=",
            "grant_type=client_credentials&client_id=a&client_id=b",
            "grant_type=client_credentials&client_id=a%00&client_secret=%00",
            "grant_type=client_credentials&client_id=billing&client_secret=x&audience=clinic&tenant=garbage",
            "grant_type=refresh_token",
            "grant_type=refresh_token&refresh_token=garbage",
            "grant_type=refresh_token&refresh_token=%00",
            "grant_type=refresh_token&refresh_token=a&refresh_token=b",
            "grant_type=authorization_code&code=garbage&redirect_uri=x&client_id=x&code_verifier=x",
            "grant_type=authorization_code&code=x&code_verifier=" + "a".repeat(43) + "&client_id=portal",
            "grant_type=urn:ietf:params:oauth:grant-type:token-exchange",
            "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=garbage"
                    + "&subject_token_type=urn:ietf:params:oauth:token-type:access_token",
            "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=⟦token:0⟧"
                    + "&subject_token_type=urn:ietf:params:oauth:token-type:access_token",
            "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=⟦token:0⟧"
                    + "&subject_token_type=urn:ietf:params:oauth:token-type:access_token&resource=garbage&audience=x",
            "token=garbage",
            "token=",
            "token=⟦token:0⟧",
            "token=⟦token:0⟧&token_type_hint=garbage",
            "token=a&token=b",
            "token=%00",
            "request=garbage&email=a@b.example&password=x",
            "request=&email=&password=",
            "%",
            "a=%zz",
            "&&&",
            "=",
            "a",
            "{\"grant_type\":\"client_credentials\"}",
            "grant_type=" + "a".repeat(20_000));

    private OAuthForms() {}

    static String pick(Dice dice) {
        return dice.pick(FORMS);
    }
}
