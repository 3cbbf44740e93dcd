package io.neonpro.kernel.job;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of jobs, in a database of its own, as whoever looks for jobs finds those of all tenants. */
@QuarkusTest
@WithTestResource(value = DevstackResource.class, initArgs = @ResourceArg(name = "service", value = "kernel"))
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface JobTest {}
