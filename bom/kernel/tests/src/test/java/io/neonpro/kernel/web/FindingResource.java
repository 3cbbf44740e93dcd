package io.neonpro.kernel.web;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** What tells of somebody's health. */
@Path("/api/v1/findings")
public class FindingResource {

    @GET
    @PermissionsAllowed("note:read")
    public RestResponse<Map<String, String>> read() {
        return Answers.ok(3, Map.of("finding", "none"));
    }
}
