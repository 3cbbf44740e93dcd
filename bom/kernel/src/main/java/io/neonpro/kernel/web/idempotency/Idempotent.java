package io.neonpro.kernel.web.idempotency;

import jakarta.enterprise.util.Nonbinding;
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
 * request, or of one for another picked clinic, is refused with 422 {@code idempotency-key-reused}, and an answer of a
 * clinic that the caller no longer works in with 403. A repeated answer says {@code
 * Idempotency-Replayed: true}. Without the header nothing of this happens, except that the method
 * runs in a transaction.
 *
 * <p>Answers are stored sealed, and of the request only a keyed fingerprint is kept. An answer about somebody dies with
 * them: once they are erased, the same request is answered 410 {@code erased}; what is answered about them after that is
 * answered once.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The
 *     Idempotency-Key HTTP Header Field</a>
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {

    /**
     * Whose personal data the answer holds: the name of the path parameter, or else of the answer's member, that is the
     * person's id. The answer is sealed with their key then, else with the tenant's.
     */
    @Nonbinding
    String about() default "";
}
