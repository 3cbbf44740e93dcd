package io.neonpro.devstack.contract;

import java.net.http.HttpHeaders;

/** What was answered. */
public record Answer(int status, HttpHeaders headers, String text) {

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
