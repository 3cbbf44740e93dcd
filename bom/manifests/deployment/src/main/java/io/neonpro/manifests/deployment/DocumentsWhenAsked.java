package io.neonpro.manifests.deployment;

import io.neonpro.manifests.document.LateDocuments;
import io.neonpro.manifests.document.WhenAsked;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.AnnotationsTransformerBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTransformation;
import org.jboss.jandex.DotName;

/** Has a service prepare its OpenAPI document when somebody asks for it; Quarkus would while it starts. */
class DocumentsWhenAsked {

    private static final DotName DOCUMENTS =
            DotName.createSimple("io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService");

    @BuildStep
    AdditionalBeanBuildItem interceptor() {
        return AdditionalBeanBuildItem.unremovableOf(LateDocuments.class);
    }

    @BuildStep
    AnnotationsTransformerBuildItem binding() {
        return new AnnotationsTransformerBuildItem(AnnotationTransformation.forClasses()
                .whenClass(DOCUMENTS)
                .transform(type ->
                        type.add(AnnotationInstance.builder(WhenAsked.class).build())));
    }
}
