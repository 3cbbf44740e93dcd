package io.neonpro.notify.letter;

import io.neonpro.notify.Language;

/** A patient whom we may write to. */
record Addressee(String name, String address, Language language) {}
