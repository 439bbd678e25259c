package org.talanoa.registration.registration;

/** A registration as its reader may see it. */
sealed interface Shown permits RegistrationView, EntryView {}
