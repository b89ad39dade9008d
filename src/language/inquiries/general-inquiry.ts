/** "Does LoRA cost the same compute as full?", "do I need NVLink?": what is true whatever the plan is, by its words. */
import type { InquiryFacts, GeneralKnowledge } from '../../catalog/inquiry-facts.ts'
import { rememberedOf } from '../../once.ts'

export type GeneralAnswer = {
  readonly id: string
  readonly says: readonly string[]
  /** It is the whole answer, whatever else could be read. */
  readonly alone?: true
  /** It is not said beside a plan, which answers what was asked. */
  readonly beside?: false
  /** It is of no use once a plan stands. */
  readonly beforePlan?: true
  /** A warning, which is said whether anything is asked or not. */
  readonly unasked?: true
  /** By which it was told, as typed. */
  readonly words?: readonly string[]
}

/** The words of a group, and a cheap look for their beginnings: most of hundreds of rows are none of a text. */
type WordGroup = { readonly pattern: RegExp; readonly beginnings: readonly string[] }

type GeneralRow = GeneralAnswer & { readonly groups: readonly WordGroup[]; readonly not: RegExp | null }

const asks =
  /\?|[,;&:]\s{0,3}(?:and |so )?(?:what|which|who|how|why|where)\b|^\W*(?:what|which|who|how|why|when|where|is|are|do|does|can|could|should|would|will|any|explain|tell|show|give|list|name|hi|hey|hello)\b|\b(?:can|could|may) (?:i|we|you|u|it|one)\b|\b(?:is|are) (?:that|this|it|they|those)\b|\b(?:true|right|worth|should (?:i|we)|do (?:i|we) need|thoughts|opinion|advice|good idea|makes? sense|diff?e?r[ae]nce|how much|insane|or not|not sure|vs\.?|versus|hows?|whats?|wondering|please|pls)\b/i

const maxLength = 400

/** A number by itself, and no part of a name. */
const figure = /(?<![\w.,])[$€£]?\d[\d.,]*(?: ?[km](?!\w)|(?!\w))/giu
const figuresOfCase = 6

/** Null where the text asks nothing of the kind. */
export function generalAnswerIn(text: string, { generalKnowledge }: InquiryFacts): GeneralAnswer | null {
  if (text.length > maxLength) return null
  const isAsked = asks.test(text)
  const lower = text.toLowerCase()
  const holds = ({ pattern, beginnings }: WordGroup): boolean =>
    beginnings.some((beginning) => lower.includes(beginning)) && pattern.test(text)
  const found = rowsOf(generalKnowledge)
    .filter(
      ({ groups, not, unasked }) => (isAsked || unasked === true) && groups.every(holds) && not?.test(text) !== true,
    )
    // Of rows that as many words tell, one that is a whole answer is the narrower.
    .toSorted((one, other) => other.groups.length - one.groups.length || rankOf(other) - rankOf(one))
  const [first] = found
  if (first === undefined) return null
  const { groups, not: _not, ...answer } = first
  // Whoever tells so many figures has a case of their own, which no paragraph answers alone.
  if (answer.alone === true && answer.unasked !== true && [...text.matchAll(figure)].length >= figuresOfCase)
    return null
  return { ...answer, words: groups.flatMap(({ pattern }) => pattern.exec(text)?.[0] ?? []) }
}

const rankOf = ({ alone }: GeneralRow): number => (alone === true ? 1 : 0)

const rowsOf = rememberedOf(({ rows }: GeneralKnowledge): readonly GeneralRow[] =>
  rows.map(({ groups, not, source: _source, asOf: _asOf, standing: _standing, ...row }) => ({
    ...row,
    groups: groups.map((words) => ({ pattern: anyOf(words), beginnings: beginningsOf(words) })),
    not: not === undefined ? null : anyOf(not),
  })),
)

/** How each begins, up to its first space, once each. */
const beginningsOf = (words: readonly string[]): readonly string[] => [
  ...new Set(words.map((word) => (word.split(' ')[0] ?? '').toLowerCase())),
]

/** A word by itself; between its parts a space, a hyphen or nothing. */
const anyOf = (words: readonly string[]): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words
      .toSorted((one, other) => other.length - one.length)
      .map((word) => word.replaceAll(/[$.*+?()[\]{}|^\\]/g, String.raw`\$&`).replaceAll(' ', '[ -]?'))
      .join('|')})(?![\\p{L}\\p{N}])`,
    'iu',
  )
