package io.neonpro.identity.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** Hands requests to the protocol library, as it wants them. */
@ApplicationScoped
public class OAuthRequests {

    private final Issuer issuer;

    OAuthRequests(Issuer issuer) {
        this.issuer = issuer;
    }

    /** Reads a form that was posted, or fails with the protocol's error for it. */
    public <T> T read(String path, HttpHeaders headers, String form, Reader<T> reader) {
        // names what the library would skip or take the first of
        Form.of(form);
        try {
            HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, issuer.at(path));
            String type = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
            if (type != null) {
                request.setContentType(type);
            }
            request.setAuthorization(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
            request.setBody(form);
            return reader.read(request);
        } catch (ParseException e) {
            throw OAuthFailure.malformed(e);
        }
    }

    /** A parser of the protocol library. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(HTTPRequest request) throws ParseException;
    }
}
