package io.neonpro.kernel.web.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a client repeat a {@code POST} safely: with the same {@code Idempotency-Key} (1 to 255
 * visible ASCII characters) it has its effect once and gets the same answer each time, for 24
 * hours.
 *
 * <p>The method returns {@code Uni<RestResponse<…>>} and works for a tenant. It runs in the transaction
 * that stores its answer; only 2xx is stored, everything else is rolled back. The key of another
 * request is refused with 422 {@code idempotency-key-reused}. A repeated answer says {@code
 * Idempotency-Replayed: true}. Without the header nothing of this happens, except that the method
 * runs in a transaction.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The
 *     Idempotency-Key HTTP Header Field</a>
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
