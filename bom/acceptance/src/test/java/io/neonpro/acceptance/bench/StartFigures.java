package io.neonpro.acceptance.bench;

/**
 * A start of a service.
 *
 * @param answerMillis from the process's start to the first good answer
 * @param megabytes resident right after it
 */
record StartFigures(double answerMillis, double megabytes) {}
