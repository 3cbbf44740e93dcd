package io.neonpro.identity;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The identity service: who signs in to the platform, and what their tokens let them do. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "NeonPro identity",
                        version = "v1",
                        description = "Users, memberships, service accounts and access tokens."))
public class IdentityApplication extends Application {}
