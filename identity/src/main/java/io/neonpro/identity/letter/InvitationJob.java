package io.neonpro.identity.letter;

import io.neonpro.identity.directory.Directory;
import io.neonpro.identity.oauth.Issuer;
import io.neonpro.identity.proof.Proofs;
import io.neonpro.kernel.peer.PeerClients;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Has a letter sent to who is invited. However many of them wait, whoever has forgotten their password has theirs. */
@Singleton
class InvitationJob extends LetterJob {

    static final String NAME = "invitation-letter";

    @Inject
    InvitationJob(Directory directory, Proofs proofs, LetterRation ration, PeerClients peers, Issuer issuer) {
        super(NAME, directory, proofs, ration, peers, issuer);
    }
}
