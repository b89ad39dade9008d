/** "We own 4x V100. Worth using them for 8B LoRA, or rent an H100?": cards that are there against others that are rented. */
import { gpuPattern } from '../text/gpu-pattern.ts'
import { collapseSpaces } from '../text/characters.ts'

export type OwnAgainstRent = {
  /** The cards with their number, as typed. */
  readonly own: string
  readonly rented: string
  /** The text without either. */
  readonly rest: string
}

const maxLength = 400
const ownWords =
  /\b(?:own|owned|ours|(?:we|i)(?:[’']ve)? (?:already |still )?(?:have|got|do have)|(?:our|my) (?:old |own |existing |idle |current )?(?:\d{1,2} ?[x×]?|server|box|machine|cards?|gpus?|dgx|hgx|workstation|rig|rtx|[avpt]\d{2,4})|(?:our|the|my) (?:[\w-]{2,14} ){0,2}?(?:lab|institute|university|department|faculty|company|group|team) (?:already |still )?(?:has|owns|got)|there(?:['’]s| is| are) (?:still )?(?:an?|some|one|two|the|our) (?:[\w-]{2,14} ){0,3}?(?:dgx|hgx|server|box|machine|workstation|rig|node)|(?:dgx|hgx|server|box|machine|workstation|rig|cards?|gpus?)(?:-\d)? here|at home|in the office|on[- ]?prem\w*|in[- ]house|lying around)\b/iu
const rentWords = /\b(?:rent(?:s|ed|al|ing)?|hir(?:e|ing)|in the cloud|cloud(?: gpus?)?)\b/iu
/** A price that was brought, or what it costs to buy, is weighed elsewhere. */
const others = /\b(?:buy|bought|purchas\w*|invest\w*|sell|resale|reserved|per hour|an hour)\b|\/ ?h(?:ou)?r?\b/iu
const cards = new RegExp(
  String.raw`(?<![\w.])(?:(?:an?|one|two|four|eight|\d{1,2}) ?[x×*]? ?)?(?:nvidia )?(?:${gpuPattern})s?(?![a-z0-9])`,
  'giu',
)

/** Null where not both are named, or prices are brought. */
export function ownAgainstRentIn(text: string): OwnAgainstRent | null {
  if (text.length > maxLength || !rentWords.test(text) || !ownWords.test(text) || others.test(text)) return null
  const found = [...text.matchAll(cards)]
  const kinds = new Map(found.map((match) => [kindOf(match[0]), match]))
  const [one, two, ...more] = kinds.values()
  if (one === undefined || two === undefined || more.length > 0) return null
  const rent = rentWords.exec(text)
  if (rent === null) return null
  // "Or rent an H100", "an A100 in the cloud": the one that stands nearer to the word.
  const gap = ({ 0: words, index }: RegExpExecArray): number =>
    index > rent.index ? index - rent.index - rent[0].length : rent.index - index - words.length
  const [rented, own] = gap(two) <= gap(one) ? [two, one] : [one, two]
  const rest = found.reduce((left, [words]) => left.replace(words, ' '), text)
  // "7–14B models": the larger takes most.
  const sized = rest.replace(/(?<![\w.])\d{1,3} ?(?:b ?)?(?:[-–—]|to) ?(?=\d{1,3} ?b\b)/iu, '')
  return { own: own[0].trim().replace(/^an? /iu, ''), rented: rented[0].trim(), rest: collapseSpaces(sized) }
}

/** "v100" of "4x V100 32GB", "3090" of "RTX 3090" */
const kindOf = (words: string): string =>
  /[a-z]{0,2}\d{2,4}/iu
    .exec(words.replace(/^(?:an?|\w+ ?[x×*]|\d{1,2}) /iu, '').replace(/^\d{1,2} ?[x×*] ?/u, ''))?.[0]
    .toLowerCase() ?? words
