/**
 * Names a moment at which a power cut must do no harm. Here it does nothing, and a build leaves the call out; the fault
 * tests put in its place a module that ends the process (package.json, imports, condition `crashing`).
 */
export function crashpoint(_name: string): void {}
