package io.neonpro.acceptance.access;

import com.tngtech.archunit.core.domain.JavaMethod;
import io.neonpro.acceptance.house.House;
import io.neonpro.acceptance.house.Reach;
import io.neonpro.contracts.access.Role;
import java.util.List;
import java.util.stream.Stream;

/**
 * An operation of a service over REST, with what it asks of who calls it, as the code says.
 *
 * @param service whose it is; what is the kernel's is in each of them
 * @param what method and path
 */
record Access(String service, String what, Demand demand) {

    private static final String EACH = "each";

    /** All there are. */
    static List<Access> all() {
        return House.ALL.stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(Access::of)
                .toList();
    }

    private static Stream<Access> of(JavaMethod method) {
        String first = method.getOwner().getPackageName().split("\\.")[2];
        String service = House.SERVICES.contains(first) ? first : EACH;
        return Endpoints.operation(method).map(what -> new Access(service, what, Demand.of(method)));
    }

    /** The service to ask. */
    String program() {
        return service.equals(EACH) ? "billing" : service;
    }

    /** Whether who has no more than this role is not refused. */
    boolean isOpenTo(Role role) {
        return demand.isMetBy(role);
    }

    /** Whether it is for nobody who works in some of the clinics only, as {@code ClinicScope.requireAll} has it. */
    boolean isOfWhole() {
        return Reach.of(what, demand.permissions().toList()) == Reach.WHOLE;
    }
}
