/** Indices of mentions from one on, up to another: `to` is left out; none where it is not behind. */
export const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step)
