package io.neonpro.notify;

import io.neonpro.devstack.DevstackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test that speaks to the running service, over real servers that it may stop. It waits for answers much less than others
 * do, and soon looks again.
 */
@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {
            @ResourceArg(name = "isolated", value = "true"),
            @ResourceArg(name = "neonpro.delivery.answer-within", value = "2s"),
            @ResourceArg(name = "neonpro.account-letters.send-within", value = "1s"),
            @ResourceArg(name = "neonpro.jobs.poll-interval", value = "1s"),
            @ResourceArg(name = "neonpro.jobs.first-retry-after", value = "100ms"),
            @ResourceArg(name = "neonpro.jobs.away-retry-after", value = "200ms"),
            @ResourceArg(name = "neonpro.senders.must-be-verified", value = "true")
        })
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ServiceTest {}
