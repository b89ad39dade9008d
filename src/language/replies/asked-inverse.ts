/**
 * "How many tokens could we get for the full 5k?", "how many epochs till Friday?", "longest sequence that fits one H100?":
 * what of a plan is asked for, where its money, its time or its memory is given.
 */
export type InverseQuestion = {
  readonly of: 'tokens' | 'epochs' | 'rollouts' | 'sequence'
  /** US dollars that are named; null: none are. */
  readonly money: number | null
  /** The budget of the plan is meant. */
  readonly isOfBudget: boolean
  /** The words of a time by which it has to be done; null: none are. */
  readonly time: string | null
}

const things: readonly (readonly [InverseQuestion['of'], RegExp])[] = [
  ['rollouts', /\bhow many (?:more )?(?:rollouts?|samples? (?:per|a) prompt|generations? (?:per|a) prompt|responses? (?:per|a) prompt|completions? (?:per|a) prompt)\b/u],
  ['epochs', /\bhow many (?:more |full )?(?:epochs?|passes)\b/u],
  ['tokens', /\bhow (?:many|much) (?:(?:b|m|bn|billions?|millions?)(?: of)? )?(?:more )?(?:tokens?|text|data|of (?:it|the (?:data|corpus|text)))\b/u],
  ['sequence', /\b(?:(?:longest|max(?:imum)?|largest|biggest) (?:possible )?(?:seq\w*|context)(?: len\w*)?|how long (?:can|could|may) (?:a|the|our) (?:seq\w*|context)|how (?:long|much) (?:a )?(?:seq\w*|context)\b)/u],
] // prettier-ignore
const reaches =
  /\b(?:get|gets|buys?|afford|train|do|fit|fits|fitting|go|possible|squeeze|manage|cover|covers|pay|pays|get through|have|make|can|could|will|would|hold|holds)\b/u
const money =
  /(?:(?<sign>[$]) ?|\b(?:for|with|on|the|of|full|whole|our|does|do|will|would|can|could|get us|spend|under|within)\b (?:(?:the|our|all|full|whole|entire|only|just|about) ){0,2})(?<digits>\d[\d,]{0,9}(?:\.\d{1,2})?)(?<k> ?k)?\b(?! ?(?:tokens?|h\b|hours?|days?|weeks?|gpus?|cards?|examples?|rows?|[a-z]\d|%|gb|x\b|epochs?|steps?|[abhl]\d))/u
const budget = /\b(?:the|our|that|this|whole|full|entire|remaining) (?:(?:whole|full|entire) )?(?:budget|money)\b/u
const time =
  /\b(?:by|until|till|til|before|in|within|over|during|through)\s(?<time>(?:the |this |next )?(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\b.{0,20}|(?:the )?(?:weekend|tomorrow|tonight|deadline|end of (?:the |this )?(?:week|month))\b.{0,12}|\d{1,3} ?(?:h|hours?|hrs?|days?|weeks?)\b|(?:an?|one|two|three|four|five|six|seven|ten) (?:hours?|days?|weeks?)\b|\d{1,2}(?::\d\d)? ?(?:am|pm)\b)/u
/** What the plan has, and what is needed, are asked otherwise. */
const ofPlan = /\b(?:is (?:that|this|it)|are (?:those|these|they|there)|were|was|did|per (?:second|step|gpu|hour)|a (?:second|step)|should|enough|recommend|usual|need|necessary|counted|assume|in the plan|per dollar|a dollar)\b/u // prettier-ignore
const maxLength = 130

/** Null where nothing of the kind is asked. */
export function inverseQuestionIn(typed: string): InverseQuestion | null {
  if (typed.length > maxLength) return null
  const line = typed.toLowerCase()
  const of = things.find(([, form]) => form.test(line))?.[0]
  if (of === undefined || ofPlan.test(line) || !reaches.test(line)) return null
  const when =
    time
      .exec(line)
      ?.groups?.['time']?.trim()
      .replace(/[?!.\s]+$/u, '') ?? null
  const said = when === null ? money.exec(line)?.groups : undefined
  const usd = said === undefined ? null : Number((said['digits'] ?? '').replaceAll(',', '')) * (said['k'] === undefined ? 1 : 1000) // prettier-ignore
  const isOfBudget = usd === null && budget.test(line)
  if (of !== 'sequence' && usd === null && !isOfBudget && when === null) return null
  return { of, money: usd, isOfBudget, time: when }
}
