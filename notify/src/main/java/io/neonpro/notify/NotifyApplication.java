package io.neonpro.notify;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The notify service: what patients are told about their appointments, and how. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "NeonPro notify",
                        version = "v1",
                        description = "Messages to patients, and how they want to be reached."))
public class NotifyApplication extends Application {}
