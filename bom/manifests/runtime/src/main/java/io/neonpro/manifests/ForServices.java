package io.neonpro.manifests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Answers services of the platform only: no public address leads there, and the mesh lets in whose REST client asks it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface ForServices {}
