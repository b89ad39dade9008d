/**
 * "How many tokens could we get for the full 5k?", "how many epochs till Friday?", "longest sequence that fits one H100?":
 * what of a plan is asked for, where its money, its time or its memory is given.
 */
import type { NamedData } from '../questions/named-amounts.ts'

export type InverseQuestion = {
  readonly of: 'tokens' | 'epochs' | 'rollouts' | 'sequence'
  /** US dollars that are named; null: none are. */
  readonly money: number | null
  /** The budget of the plan is meant. */
  readonly isOfBudget: boolean
  /** So much data is named, and whether the sum pays for it is asked. */
  readonly wanted?: NamedData
  /** The words of a time by which it has to be done; null: none are. */
  readonly time: string | null
}

const example =
  '(?:examples?|rows?|pairs?|samples?|records?|tickets?|e?-?mails?|chats?|conversations?|documents?|docs|articles?|reviews?|prompts?|images?|photos?)'
const things: readonly (readonly [InverseQuestion['of'], RegExp])[] = [
  ['rollouts', /\bhow many (?:more )?(?:rollouts?|samples? (?:per|a) prompt|generations? (?:per|a) prompt|responses? (?:per|a) prompt|completions? (?:per|a) prompt)\b/u],
  ['epochs', /\bhow many (?:more |full )?(?:epochs?|passes)\b/u],
  ['tokens', new RegExp(String.raw`\bhow (?:many|much) (?:(?:b|m|bn|billions?|millions?)(?: of)? )?(?:more )?(?:tokens?|text|data|${example}|of (?:it|the (?:data|corpus|text)))\b|\b(?:gets?|buys?) (?:me|us|you)? ?(?:in|of|as) (?:tokens|data|${example})\b`, 'u')],
  ['sequence', /\b(?:(?:longest|max(?:imum)?|largest|biggest) (?:possible )?(?:seq\w*|context)(?: len\w*)?|how long (?:can|could|may) (?:a|the|our) (?:seq\w*|context)|how (?:long|much) (?:a )?(?:seq\w*|context)\b)/u],
] // prettier-ignore
const reaches =
  /\b(?:get|gets|buys?|afford|train|do|fit|fits|fitting|go|possible|squeeze|manage|cover|covers|pay|pays|get through|have|make|can|could|will|would|hold|holds)\b/u
const money =
  /(?:(?<sign>[$]) ?|\b(?:grant|budget|money|funding|credits?|cap|allowance)(?:'s| is| was| got cut to| was cut to| dropped to| of| at)? (?:really |only |actually |just |now |down to |about )*|\b(?:for|with|on|the|of|full|whole|our|does|do|will|would|can|could|get us|spend|under|within)\b (?:(?:the|our|all|full|whole|entire|only|just|about) ){0,2})(?<digits>\d[\d,]{0,9}(?:\.\d{1,2})?)(?<k> ?k)?\b(?![.,]?\d)(?! ?(?:tokens?|params?|parameters?|[bm]\b|bn\b|billions?|millions?|h\b|hours?|days?|weeks?|gpus?|cards?|examples?|rows?|[a-z]\d|%|gb|x\b|epochs?|steps?|[abhl]\d))/u
/** "a tenner", "50 bucks" */
const slang =
  /\b(?:(?<number>\d[\d,]{0,9}(?:\.\d{1,2})?|an? hundred|hundred|an? thousand|thousand|twenty|fifty|ten|five) ?(?:dollars?|bucks?|usd|quid|euros?)|an? (?<word>fiver|tenner|twenty|fifty|hundred|grand))\b/u
const sums: Readonly<Record<string, number>> = {
  fiver: 5, five: 5, tenner: 10, ten: 10, twenty: 20, fifty: 50, hundred: 100, 'a hundred': 100, thousand: 1000, 'a thousand': 1000, grand: 1000,
} // prettier-ignore
/** So much data, and whether a sum does for it. */
const namedData = new RegExp(
  String.raw`(?<![\d.,$])(?<digits>\d[\d,]{0,12}(?:\.\d{1,3})?) ?(?<unit>k|m|b|thousand|million|billion)? (?:more |of (?:the|these|those|our) |such )?(?<of>tokens?|${example})\b`,
  'u',
)
const pays =
  /\b(?:afford|cover|covers|pay for|pays for|enough|do|get|train|buy|buys|tune|manage|fit|possible|run|suffice|stretch|carry)\b/u
const asksWhether = /^(?:(?:so|and|but|ok|hm+)[, ]+)?(?:can|could|would|will|is|are|does|do)\b/u
const spends = /\b(?:spend|spent|spending|use up|used up|blow|burn)\b/u
const scales: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, b: 1e9, billion: 1e9 }
const budget = /\b(?:the|our|that|this|whole|full|entire|remaining) (?:(?:whole|full|entire) )?(?:budget|money)\b/u
const time =
  /\b(?:by|until|till|til|before|in|within|over|during|through)\s(?<time>(?:the |this |next )?(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\b.{0,20}|(?:the )?(?:weekend|tomorrow|tonight|deadline|end of (?:the |this )?(?:week|month))\b.{0,12}|\d{1,3} ?(?:h|hours?|hrs?|days?|weeks?)\b|(?:an?|one|two|three|four|five|six|seven|ten) (?:hours?|days?|weeks?)\b|\d{1,2}(?::\d\d)? ?(?:am|pm)\b)/u
/** "Our funding was cut to 60" is of the money. */
const cutTo = /\b(?:grant|budget|money|funding|credits?|cap|allowance) was (?:\w+ )?to\b/u
/** What the plan has, and what is needed, are asked otherwise. */
const ofPlan = /\b(?:is (?:that|this|it)|are (?:those|these|they|there)|were|was|did|per (?:second|step|gpu|hour)|a (?:second|step)|should|enough|recommend|usual|need|necessary|counted|assume|in the plan|per dollar|a dollar)\b/u // prettier-ignore
const maxLength = 130

/** Null where nothing of the kind is asked. */
export function inverseQuestionIn(typed: string): InverseQuestion | null {
  if (typed.length > maxLength) return null
  const line = typed.toLowerCase()
  const wanted = wantedIn(line)
  const of = wanted === null ? things.find(([, form]) => form.test(line))?.[0] : 'tokens'
  if (of === undefined) return null
  const isSpent = spends.test(line)
  if (wanted === null && ((ofPlan.test(line.replace(cutTo, ' ')) && !isSpent) || !(reaches.test(line) || isSpent)))
    return null
  const when =
    time
      .exec(line)
      ?.groups?.['time']?.trim()
      .replace(/[?!.\s]+$/u, '') ?? null
  // "Would 2k mails do?" names no sum.
  const usd = when === null ? sumIn(wanted === null ? line : line.replace(namedData, ' ')) : null
  const isOfBudget = usd === null && budget.test(line)
  if (wanted !== null) return usd === null ? null : { of, money: usd, isOfBudget: false, wanted, time: null }
  if (of !== 'sequence' && usd === null && !isOfBudget && when === null) return null
  return { of, money: usd, isOfBudget, time: when }
}

function sumIn(line: string): number | null {
  const { number, word } = slang.exec(line)?.groups ?? {}
  const named = sums[word ?? number?.replace(/^an /u, 'a ') ?? '']
  if (named !== undefined) return named
  if (number !== undefined) return Number(number.replaceAll(',', ''))
  const said = money.exec(line)?.groups
  return said === undefined
    ? null
    : Number((said['digits'] ?? '').replaceAll(',', '')) * (said['k'] === undefined ? 1 : 1000)
}

/** "Could I do 100k examples for a tenner?" */
function wantedIn(line: string): NamedData | null {
  if (!asksWhether.test(line) || !pays.test(line)) return null
  const { digits = '', unit = '', of = '' } = namedData.exec(line)?.groups ?? {}
  const value = Number(digits.replaceAll(',', '')) * (scales[unit] ?? 1)
  return digits === '' || value === 0 ? null : { value, of: of.startsWith('token') ? 'tokens' : 'examples' }
}
