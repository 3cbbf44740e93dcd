package io.neonpro.kernel.web;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/** The notes of the test application, as a client of one tenant sends and finds them. */
record Notes(Api api) {

    static final String PATH = "/api/v1/notes";

    static Notes ofSomeTenant() {
        return new Notes(Api.ofSomeTenant());
    }

    ValidatableResponse post(String body) {
        return api.request().body(body).post(PATH).then();
    }

    /** A note with one field beside those that it must have. */
    ValidatableResponse post(String field, String value) {
        return post("{\"title\":\"x\",\"weight\":1,\"%s\":%s}".formatted(field, value));
    }

    /** The address of a search, to which the query belongs. */
    static String search() {
        return PATH + "/search/" + UUID.randomUUID();
    }
}
