package io.neonpro.kernel.data;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Lets the transaction of a method with {@link WithTransaction} come to its end; around Panache's own interceptor. */
@WithTransaction
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class TransactionInterceptor {

    @AroundInvoke
    Object toItsEnd(InvocationContext call) throws Exception {
        Object answer = call.proceed();
        return answer instanceof Uni<?> work ? Transactions.toItsEnd(work) : answer;
    }
}
