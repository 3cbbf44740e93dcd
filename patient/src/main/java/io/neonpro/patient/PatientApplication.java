package io.neonpro.patient;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The patient service: who the patients are, their medical records and their consents. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "NeonPro patient",
                        version = "v1",
                        description = "Patients, their medical records and their consents."))
public class PatientApplication extends Application {}
