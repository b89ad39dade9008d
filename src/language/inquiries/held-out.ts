/** "4% held out for eval": a share of the data that is not trained on, and the text without it. */
import { shareSetAside } from './contingency.ts'

export type HeldOut = { readonly share: number; readonly words: string; readonly rest: string }

const ends = String.raw`(?:held[- ]?out|hold[- ]?out|withheld|set aside|kept back|reserved|(?:for|as|goes to|is) (?:eval\w*|validation|test\w*|dev)\b(?! loss)|(?:eval\w*|validation|test)[- ](?:split|set))`
const pattern = new RegExp(
  String.raw`,? ?\b(?:(?:with|and|minus|less|of (?:it|them|which)) )?(?<![\w.])(\d{1,2}(?:\.\d+)?) ?(?:%|percent\b|pct\b)(?: of (?:it|them|that|which|the data))? ?(?:(?:is|are|was|were) )?${ends}(?: for (?:eval\w*|validation|testing|tests?))?`,
  'iu',
)

const parts = String.raw`(?<![\w.\/])(?<train>\d{2})(?: ?[\/:] ?\d{1,2}){1,2}(?![\w.\/%])`
const kinds = String.raw`(?:train\w*|test\w*|val\w*|dev|eval\w*|holdout)`
/** "80/20 train/test split", "split 90/5/5": the first part is trained on. */
const splitPattern = new RegExp(
  String.raw`,? ?\b(?:(?:with|and|using|on|in|an?|the|our) ){0,2}(?:${parts}(?: ?split\b| ?\(?${kinds}(?: ?[\/,:-] ?${kinds})*\)?(?: ?split\b)?)|(?:split|divided|separated)(?: (?:is|into|it|them|as|by))? ${parts.replace('train>', 'behind>')}(?: ?${kinds}(?: ?[\/,:-] ?${kinds})*)?)`,
  'iu',
)

/** Null where nothing is held out. */
export function heldOutIn(text: string): HeldOut | null {
  const ofSplit = splitOf(text)
  const match = ofSplit ?? pattern.exec(text)
  const { train, behind } = ofSplit?.groups ?? {}
  const share = ofSplit === null ? Number(match?.[1] ?? NaN) / 100 : 1 - Number(train ?? behind ?? NaN) / 100
  if (match === null || !(share > 0)) return null
  return shareSetAside(share, match[0], text)
}

/** What is trained on is most of it, and all parts together are the whole. */
function splitOf(text: string): RegExpExecArray | null {
  const match = splitPattern.exec(text)
  const [train = 0, ...others] = (/\d{2}(?: ?[/:] ?\d{1,2})+/u.exec(match?.[0] ?? '')?.[0] ?? '')
    .split(/[/:]/u)
    .map(Number)
  return train >= leastTrained && train + others.reduce((sum, one) => sum + one, 0) === whole ? match : null
}
const leastTrained = 50
const whole = 100
