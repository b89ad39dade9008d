/** How many GPUs hold a model that is served, and how many copies of it there are. */

/** GPUs of one copy, on one machine. */
const counts = [1, 2, 4, 8]
/** Each on GPUs of its own, where one copy does not keep up with the requests. */
const copyCounts = [1, 2, 3, 4, 6, 8, 12, 16]

/** The fewest GPUs first; of as many, the fewest copies. */
export const hostingLayouts: readonly { readonly copies: number; readonly count: number }[] = copyCounts
  .flatMap((copies) => counts.map((count) => ({ copies, count })))
  .toSorted((one, other) => one.copies * one.count - other.copies * other.count || one.copies - other.copies)

/** Floating-point operations of a token and parameter in a forward pass. */
export const forwardFlops = 2
