package io.neonpro.notify.template;

import static io.neonpro.contracts.access.Permissions.TEMPLATE_READ;
import static io.neonpro.contracts.access.Permissions.TEMPLATE_WRITE;

import io.neonpro.kernel.web.Answers;
import io.neonpro.kernel.web.Condition;
import io.neonpro.kernel.web.problem.ProblemException;
import io.neonpro.notify.Language;
import io.neonpro.notify.message.MessageKind;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Templates over REST. */
@Path("/api/v1/templates/{name}")
@Tag(name = "templates")
public class TemplateResource {

    private final Templates templates;

    TemplateResource(Templates templates) {
        this.templates = templates;
    }

    @GET
    @PermissionsAllowed(TEMPLATE_READ)
    @Operation(summary = "Read how a message is worded: confirmation, rescheduling, reminder, cancellation")
    public Uni<RestResponse<TemplateDetails>> get(
            String name, @QueryParam("language") @DefaultValue("pt-BR") Language language) {
        return templates.get(kind(name), language).map(TemplateResource::answer);
    }

    @PUT
    @PermissionsAllowed(TEMPLATE_WRITE)
    @Operation(summary = "Word a message, in one language")
    public Uni<RestResponse<TemplateDetails>> change(
            String name, @BeanParam Condition condition, TemplateRequest request) {
        return templates.change(kind(name), condition::require, request).map(TemplateResource::answer);
    }

    private static MessageKind kind(String name) {
        return MessageKind.find(name).orElseThrow(() -> ProblemException.notFound("There is no such template."));
    }

    private static RestResponse<TemplateDetails> answer(TemplateDetails template) {
        return Answers.ok(template.version(), template);
    }
}
