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
const maxKinds = 3
/** Between a number of cards and their name. */
const states = '(?:idle|old|older|spare|unused|free|used|own|owned|rented|local|existing|newer|new)'
const card = String.raw`(?<![\w.])(?:(?:an?|one|two|three|four|eight|\d{1,2}) ?[x×*]? ?)?(?:${states} )*(?:(?:dgx|hgx)[- ])?(?:nvidia )?(?:${gpuPattern})s?(?![a-z0-9])(?: ?[x×] ?\d{1,2}\b)?`
const cards = new RegExp(card, 'giu')
/** What somebody has is a card where one is the next thing that is named. */
const has = String.raw`(?:(?:(?:we|i|they|company|lab|team)(?:[’']ve)? (?:already |still |just |currently |do )?(?:have|has|got)|(?<=^|[.,;:!?] )(?:have|got))(?=(?:(?!rent|hir|[.,;!?])[^]){1,40}?${card}))`
const ownWords = new RegExp(
  String.raw`\b(?:owns?|owned|ours|${has}|idle|idling|spare|unused|(?:our|my) (?:old |own |existing |idle |current |two |four |eight )*(?:\d{1,2} ?[x×]?|server|box|machine|cards?|gpus?|dgx|hgx|workstation|rig|rtx|${gpuPattern})|there(?:['’]s| is| are) (?:still )?(?:an?|some|one|two|the|our) (?:[\w-]{2,14} ){0,3}?(?:dgx|hgx|server|box|machine|workstation|rig|node)|(?:dgx|hgx|server|box|machine|workstation|rig|cards?|gpus?)(?:-\d)? here|at home|in the office|on[- ]?prem\w*|in[- ]house|(?:in|under|beneath) (?:my|our|the) (?:[\w-]{2,12} )?(?:pc|desk|basement|garage|rig|office|lab|closet|tower)|here(?=\s?[,.;:(])|(?:lying|sitting|standing) (?:around|idle|here|unused|there))\b`,
  'giu',
)
const sellers = String.raw`(?:(?:an?|the|some|any) )?(?:clouds?|providers?|runpod|lambda|vast(?:\.ai)?|aws|gcp|azure|coreweave|nebius|hyperstack|vendors?)`
const rentWords = new RegExp(
  String.raw`\b(?:rent(?:s|ed|als?|ing)?|hir(?:e|ing)|cloud(?: gpus?)?|pay(?:ing|s)?(?: money| extra| somebody)? for|book(?:ing)?|spend(?:ing)?(?: (?:[$€£]?\d[\d,.]*k?|money|cash|dollars))* on|(?:in|on|from|at|via) ${sellers})\b`,
  'giu',
)
/** Others than those that are there, though nobody says how they would be come by. */
const weighsOthers =
  /\b(?:instead|switch(?:ing)?|upgrad(?:e|ing)|mov(?:e|ing) (?:it )?to|better off|go(?:ing)? (?:for|with))\b/giu
/** A price that was brought, or what it costs to buy, is weighed elsewhere. */
const others = /\b(?:buy|bought|purchas\w*|invest\w*|sell|resale|reserved|per hour|an hour)\b|\/ ?h(?:ou)?r?\b/iu
/** Null where not both are named, or prices are brought. */
export function ownAgainstRentIn(text: string): OwnAgainstRent | null {
  if (text.length > maxLength || others.test(text)) return null
  const ownSaid = [...text.matchAll(ownWords)]
  const rentSaid = [rentWords, weighsOthers].map((words) => [...text.matchAll(words)]).find(({ length }) => length > 0)
  if (ownSaid.length === 0 || rentSaid === undefined) return null
  const found = [...text.matchAll(cards)]
  const kinds = new Map(found.map((match) => [kindOf(match[0]), match]))
  const named = [...kinds.values()]
  if (named.length < 2 || named.length > maxKinds) return null
  // "Or rent an H100", "an A100 in the cloud", "we have an A100": each is what the nearer words say of it.
  const lead = (words: RegExpExecArray): number => gapTo(words, ownSaid) - gapTo(words, rentSaid)
  const [own, ...rented] = named.toSorted((one, other) => lead(one) - lead(other))
  if (own === undefined) return null
  const rest = found.reduce((left, [words]) => left.replace(words, ' '), text)
  // "7–14B models": the larger takes most.
  const sized = rest.replace(/(?<![\w.])\d{1,3} ?(?:b ?)?(?:[-–—]|to) ?(?=\d{1,3} ?b\b)/iu, '')
  const nameOf = ([words]: RegExpExecArray): string => collapseSpaces(words.replace(stateWords, '')).trim()
  return {
    own: nameOf(own).replace(/^an? /iu, ''),
    rented: rented.map(nameOf).join(' or '),
    rest: collapseSpaces(sized),
  }
}

const stateWords = new RegExp(String.raw`\b${states} `, 'giu')

/** Characters between a card and the nearest of some words. */
const gapTo = ({ 0: words, index }: RegExpExecArray, said: readonly RegExpExecArray[]): number =>
  Math.min(
    ...said.map((match) =>
      index >= match.index ? Math.max(0, index - match.index - match[0].length) : match.index - index - words.length,
    ),
  )

/** "v100" of "4x V100 32GB", "3090" of "RTX 3090" */
const kindOf = (words: string): string =>
  /[a-z]{0,2}\d{2,4}/iu
    .exec(words.replace(/^(?:an?|\w+ ?[x×*]|\d{1,2}) /iu, '').replace(/^\d{1,2} ?[x×*] ?/u, ''))?.[0]
    .toLowerCase() ?? words
