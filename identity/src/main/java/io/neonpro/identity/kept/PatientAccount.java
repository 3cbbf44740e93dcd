package io.neonpro.identity.kept;

import java.util.List;

/**
 * What is kept of who signs in as a patient, or is asked to; nothing of most patients.
 *
 * @param accounts the one that they have, and those that ended
 * @param sessions that have not expired yet, the latest first; a thousand at most
 */
public record PatientAccount(
        List<KeptAccount> accounts, List<KeptInvitation> invitations, List<KeptSession> sessions) {}
