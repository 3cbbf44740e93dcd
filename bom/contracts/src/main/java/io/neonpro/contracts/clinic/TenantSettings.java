package io.neonpro.contracts.clinic;

import io.neonpro.contracts.access.Role;
import io.neonpro.kernel.value.Flag;
import io.neonpro.kernel.value.InvalidValue;
import io.neonpro.kernel.value.Setting;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings there are: the clinic service takes no other, and each is read by the service that is named here. One that
 * nobody reads does not exist, lest somebody believe that it works; a rule of the house holds that.
 */
public final class TenantSettings {

    /** Billing: days from the treatment, on the clinic's calendar, until it must be paid. */
    public static final Setting<Integer> DUE_DAYS = Setting.wholeNumber("billing.dueDays", 0, 120, 7);

    /** Notify: days before an appointment, on the clinic's calendar, on which its patient is reminded; 0 for never. */
    public static final Setting<Integer> REMINDER_DAYS = Setting.wholeNumber("features.reminderDays", 0, 14, 1);

    /** Notify: which appointments have a reminder at all, asked of the appointment and its clinic, not of who booked it. */
    public static final Setting<Flag> REMINDERS = Setting.flag("features.reminders", List.of(), true);

    /**
     * Patient, scheduling and notify: whether people of all clinics find and book all patients. Not, unless it is said: nobody sees more
     * personal data than their task needs (LGPD art. 6, III).
     */
    public static final Setting<Boolean> SHARED_PATIENTS = Setting.yesOrNo("compliance.sharedPatients", false);

    /**
     * Patient: years after which somebody who was not treated, and of whom nothing was heard, is put to the owner to be erased
     * (LGPD art. 15, I and art. 16); 0 for never. Records are kept for as long as the law says, whatever is said here.
     */
    public static final Setting<Integer> INACTIVE_PATIENT_YEARS =
            Setting.wholeNumber("compliance.inactivePatientYears", 0, 30, 0);

    /** Identity: the roles whose people do not sign in without a second factor. */
    public static final Setting<Set<Role>> SECOND_FACTOR_ROLES = new Setting<>(
            "compliance.secondFactorRoles",
            Map.of("type", "array", "items", Map.of("type", "string", "enum", roleCodes())),
            TenantSettings::roles,
            Set.of());

    /** Notify, of the plan: how many messages may be sent within a day. */
    public static final Setting<Integer> MAILS_PER_DAY = Setting.wholeNumber("plan.mailsPerDay", 0, 1_000_000, 10_000);

    /** Clinic, of the plan: how many clinics the group may have that are not archived. */
    public static final Setting<Integer> CLINICS = Setting.wholeNumber("plan.clinics", 1, 10_000, 10_000);

    /** Clinic, of the plan: how many practitioners it may have that are not archived. */
    public static final Setting<Integer> PRACTITIONERS = Setting.wholeNumber("plan.practitioners", 1, 10_000, 10_000);

    /** Identity, of the plan: how many people may work for it, those who were asked and have not answered among them. */
    public static final Setting<Integer> USERS = Setting.wholeNumber("plan.users", 1, 100_000, 100_000);

    /** What a tenant decides. */
    public static final List<Setting<?>> DECIDED_BY_TENANT =
            List.of(DUE_DAYS, REMINDER_DAYS, REMINDERS, SHARED_PATIENTS, INACTIVE_PATIENT_YEARS, SECOND_FACTOR_ROLES);

    /** What its plan grants. */
    public static final List<Setting<Integer>> GRANTED_BY_PLAN = List.of(MAILS_PER_DAY, CLINICS, PRACTITIONERS, USERS);

    private TenantSettings() {}

    private static Set<Role> roles(Object value) {
        if (value instanceof Collection<?> named && roleCodes().containsAll(named)) {
            return Arrays.stream(Role.values())
                    .filter(role -> named.contains(role.code()))
                    .collect(Collectors.toSet());
        }
        throw new InvalidValue("must be a list of roles");
    }

    private static List<String> roleCodes() {
        return Arrays.stream(Role.values()).map(Role::code).toList();
    }
}
