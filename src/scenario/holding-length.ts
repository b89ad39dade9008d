/** Lengths that sequences are trained at. */

/** The shortest of the usual lengths, powers of two, that holds so many tokens. */
export const holdingLength = (tokens: number): number => 2 ** Math.ceil(Math.log2(tokens))
