package io.neonpro.manifests.deployment;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.SystemPropertyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageSystemPropertyBuildItem;

/** Leaves addresses that are none to the kernel, which says so; Quarkus answers without a word. */
class AddressCheck {

    private static final String SWITCH_OFF = "vertx.disableURIValidation";

    @BuildStep
    SystemPropertyBuildItem leave() {
        return new SystemPropertyBuildItem(SWITCH_OFF, "true");
    }

    /** It is read where a class is initialised, which for a native image is while it is built. */
    @BuildStep
    NativeImageSystemPropertyBuildItem leaveInNativeImages() {
        return new NativeImageSystemPropertyBuildItem(SWITCH_OFF, "true");
    }
}
