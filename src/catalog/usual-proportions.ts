/** Proportions that most published decoders have, for models of which only the size or a few numbers are known. */

export const usual = {
  headDim: 128,
  kvHeads: 8,
  vocab: 128_256,
  /** Feed-forward width over width. */
  ffnRatio: 3.5,
  mlpMatrices: 3,
  /** Parameters below which one table of the vocabulary serves at both ends. */
  tiedBelow: 4e9,
  experts: 128,
  expertsPerToken: 8,
} as const

/** What decides the width beside the active parameters. `tableRows`: rows of the tables of the vocabulary. */
type WidthFacts = {
  readonly layers?: number | undefined
  readonly ffn?: number | undefined
  readonly isSparse: boolean
  readonly tableRows: number
}

/**
 * Width of a model that passes a token through `active` parameters: by the trend of 54 published dense models, 0.92 of it
 * for mixtures of experts (median of 50), and for a dense one of stated depth the width that makes up its size.
 */
export function usualWidth(active: number, { layers, ffn, isSparse, tableRows }: WidthFacts): number {
  const trend = Math.exp(7.385 + 0.396 * Math.log(Math.max(active, 1e6) / 1e9))
  const width = isSparse ? 0.92 * trend : layers === undefined ? trend : widthOfDepth(active, layers, ffn, tableRows)
  return Math.max(usual.headDim, usual.headDim * Math.round(width / usual.headDim))
}

/** The width at which `layers` layers and the tables hold `params`: the root of a quadratic. */
function widthOfDepth(params: number, layers: number, ffn: number | undefined, tableRows: number): number {
  const square = layers * (2.25 + (ffn === undefined ? usual.mlpMatrices * usual.ffnRatio : 0))
  const linear = tableRows + (ffn === undefined ? 0 : layers * usual.mlpMatrices * ffn)
  return (-linear + Math.sqrt(linear ** 2 + 4 * square * params)) / (2 * square)
}
