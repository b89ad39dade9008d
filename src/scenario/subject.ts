/** What a question is about, besides its topic: the GPU, provider or method that it names. */
import type { Claim } from './claims.ts'
import { type Mark, isKind } from './sense.ts'

/** What a question is about, besides its topic: "why not A100?" */
export type Subject = {
  /** As typed. */
  readonly words: string
  readonly gpus: readonly string[]
  readonly providers: readonly string[]
  readonly method: string | null
  readonly weights: string | null
  /** "4 h100s" */
  readonly count: number | null
}

/** GPUs, providers, methods and weights that the question names, ruled out or not. */
export function subjectOf(
  marks: readonly Mark[],
  claims: readonly Claim[],
  words: (from: number, to: number) => string,
): Subject | null {
  const gpus = marks.flatMap((mark) =>
    isKind(mark, 'gpu', 'vendor') ? mark.sense.ids : isKind(mark, 'instance') ? [mark.sense.gpu] : [],
  )
  const providers = marks.flatMap((mark) => (isKind(mark, 'provider') ? mark.sense.ids : []))
  const term = (field: string): string | null => {
    const found = marks.find((mark) => isKind(mark, 'term') && mark.sense.field === field)
    return isKind(found, 'term') ? String(found.sense.value) : null
  }
  const named = marks.find(
    (mark) =>
      isKind(mark, 'gpu', 'vendor', 'instance', 'provider', 'term', 'switch', 'model') &&
      !(isKind(mark, 'term') && mark.sense.field === 'objective'),
  )
  const counted = claims.find(
    ({ role }) => role === 'quantity' || role === 'count' || role === 'bare' || role === 'nodes',
  )
  const first = named ?? counted
  if (first === undefined) return null
  return {
    words: words(first.from, first.to),
    gpus: [...new Set(gpus)],
    providers: [...new Set(providers)],
    method: term('method'),
    weights: term('weights'),
    count: countIn(claims),
  }
}

function countIn(claims: readonly Claim[]): number | null {
  const counted = claims.find(
    (claim) => claim.role === 'count' || (claim.role === 'quantity' && claim.measure === 'gpus'),
  )
  return counted !== undefined && 'amount' in counted && Number.isInteger(counted.amount.value)
    ? counted.amount.value
    : null
}

/** "why not an A40?": a GPU that there is no data on. */
export function unknownSubject(
  marks: readonly Mark[],
  words: (from: number, to: number) => string,
  isWhyNot: boolean,
): Subject | null {
  const mark = marks.find((one) => isKind(one, 'elsewhere'))
  if (!isWhyNot || mark === undefined) return null
  return { words: words(mark.from, mark.to), gpus: [], providers: [], method: null, weights: null, count: null }
}
