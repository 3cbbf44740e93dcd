package io.neonpro.kernel.audit;

/**
 * What came of looking through a stretch of an access log.
 *
 * @param from number of the first entry that was looked at; later than asked for, where older ones are forgotten
 * @param to number of the last one that is as it was written
 * @param seal of that one, as hexadecimal digits: whoever keeps both can ask whether it is still there
 * @param isIntact whether what follows on that is, too, as far as was looked, and what is forgotten was
 */
public record AccessCheck(long from, long to, String seal, boolean isIntact) {}
