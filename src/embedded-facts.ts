/** The facts of a bundle as text. What makes a bundle puts a module that holds them in the place of this one. */

/** Throws outside of a bundle, where facts are files. */
export const embeddedFacts = (): string => {
  throw new Error('only a bundle has its facts inside of it')
}
