package io.neonpro.identity.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;

/** A request that the protocol refuses, with the error that it has for it; no bug. */
public final class OAuthFailure extends RuntimeException {

    private final transient ErrorObject error;

    public OAuthFailure(ErrorObject error) {
        super(error.getCode() + ": " + error.getDescription(), null, false, false);
        this.error = error;
    }

    static OAuthFailure malformed(ParseException failure) {
        return new OAuthFailure(
                failure.getErrorObject() == null
                        ? OAuth2Error.INVALID_REQUEST.setDescription(failure.getMessage())
                        : failure.getErrorObject());
    }

    public static OAuthFailure invalidRequest(String description) {
        return new OAuthFailure(OAuth2Error.INVALID_REQUEST.setDescription(description));
    }

    public static OAuthFailure invalidGrant(String description) {
        return new OAuthFailure(OAuth2Error.INVALID_GRANT.setDescription(description));
    }

    public static OAuthFailure invalidClient() {
        return new OAuthFailure(
                OAuth2Error.INVALID_CLIENT.setDescription("The client is unknown or its secret is wrong"));
    }

    public static OAuthFailure invalidScope(String description) {
        return new OAuthFailure(OAuth2Error.INVALID_SCOPE.setDescription(description));
    }

    public static OAuthFailure invalidTarget(String description) {
        return new OAuthFailure(OAuth2Error.INVALID_TARGET.setDescription(description));
    }

    public ErrorObject error() {
        return error;
    }
}
