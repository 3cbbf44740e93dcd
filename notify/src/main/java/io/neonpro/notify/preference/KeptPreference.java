package io.neonpro.notify.preference;

/**
 * A preference as it is stored.
 *
 * @param version counts the changes, 0 before the first; the ETag
 */
record KeptPreference(int version, Preference preference) {}
