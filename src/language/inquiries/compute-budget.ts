/** "We have 1e22 FLOPs: 7b on 240B tokens or 3b on 550B?": arithmetic that is given, and the sizes that it is for. */
import type { ComputeBudget } from '../../scenario/stated-figures.ts'

const amount =
  /(?<![\w.])(\d+(?:\.\d+)?) ?(?:e ?\+?(\d{2})|(?:x|×|\*) ?10 ?(?:\^|\*\*)? ?(\d{2})|(?:(z|y)etta-?|(exa)-?)) ?-?(?:training )?flops?\b(?! ?(?:\/|per) ?s)|(?<![\w.])10\^(\d{2}) ?flops?\b/iu
const size =
  /(?<![\w.$])(\d+(?:\.\d+)?) ?(m|b|bn|billion|million)\b(?! ?(?:tok|examples|flop|params? tokens))(?: ?(?:params?|parameters|model))?(?: (?:on|for|with|x|×|at|over|by) (\d+(?:\.\d+)?) ?(m|b|bn|t|billion|trillion)\b(?: tokens?)?)?/giu
const servingWords = /\b(?:inference|serv\w+|latency|deploy\w*|production)\b/iu
const exponents: Readonly<Record<string, number>> = { m: 1e6, b: 1e9, t: 1e12 }

/** Null where no amount of arithmetic and no size is named. */
export function computeBudgetIn(text: string): ComputeBudget | null {
  const found = flopsIn(text)
  if (found === null) return null
  const { flops, words } = found
  const sizes = [...text.replace(words, ' ').matchAll(size)].map(([, params, unit, tokens, tokenUnit]) => ({
    params: scaled(params, unit),
    tokens: tokens === undefined ? null : scaled(tokens, tokenUnit),
  }))
  if (sizes.length === 0 || sizes.length > maxSizes) return null
  return { flops, sizes, isForServing: servingWords.test(text) }
}
const maxSizes = 4

/** "6.5e22 flops": an amount of arithmetic; null: none is named, or one that a GPU does in a second. */
export function flopsIn(text: string): { readonly flops: number; readonly words: string } | null {
  const found = amount.exec(text)
  if (found === null) return null
  const [words, mantissa = '1', exponent, power, metric, exa, bare] = found
  const prefix = exa !== undefined ? 18 : metric?.toLowerCase() === 'z' ? 21 : 24
  const flops = Number(mantissa) * 10 ** Number(exponent ?? power ?? bare ?? prefix)
  return flops > minFlops && Number.isFinite(flops) ? { flops, words } : null
}
/** Less is what a GPU does in a second. */
const minFlops = 1e17

const scaled = (digits = '', unit = ''): number => Number(digits) * (exponents[unit[0]?.toLowerCase() ?? ''] ?? NaN)
