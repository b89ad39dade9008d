/** Whether a model is a mixture of experts, by how much of it works for a token. */

/** A model of which more than this share works for a token has no experts. */
const leastSparse = 0.9

/** False where either number of parameters is not known. */
export const isSparse = (params: number | undefined, activeParams: number | undefined): activeParams is number =>
  params !== undefined && activeParams !== undefined && activeParams < leastSparse * params
