/** What a question names beside a choice: a term that is wanted, services that tune, methods, a speed that was seen, one card. */
export type NamedBesideChoices = {
  /** A term is spoken of: whether the price has one, or whether it goes without. */
  readonly asksTerm?: 'in' | 'without'
  /** Services that tune for a price by the token, as they are called. */
  readonly services?: readonly string[]
  /** Methods and bits of the weights that are named. */
  readonly methodsNamed?: readonly ('full' | 'lora' | 'qlora')[]
  /** Tokens a second that somebody saw, and whether of one GPU. */
  readonly seenRate?: number
  /** One card alone is doubted. */
  readonly ofOneCard?: true
  /** What else is asked of another size: how good it is. */
  readonly asksHowGood?: true
  /** On which GPU something was measured is asked. */
  readonly asksMeasuredOn?: true
}

const term =
  /\b(?:commit(?:s|ted|ments?|ting)?|contracts?|reserv(?:e|ed|ations?)|capacity blocks?|minimum terms?|sign (?:a|an|up|for|something))\b/iu
const without = /\bwithout\b|\bno (?:commit\w*|contracts?|reserv\w*)\b/iu

const inPrice =
  /\b(?:needs?|requires?|have to|included|counted|assum\w*|(?:in|for) (?:the|that|this|your) (?:price|cost|total|figures?|estimate|quote|plan|rate)|(?:reservation|contract|commitment)s? only)\b/iu

const services: readonly (readonly [RegExp, string])[] = [
  [/\btinker\b/iu, 'Tinker'],
  [/\btogether(?: ?ai)?\b/iu, 'Together AI'],
  [/\bfireworks\b/iu, 'Fireworks AI'],
  [/\bopenai\b/iu, 'OpenAI'],
  [/\bpredibase\b/iu, 'Predibase'],
  [/\bopenpipe\b/iu, 'OpenPipe'],
  [/\bbedrock\b/iu, 'Bedrock'],
  [/\bvertex\b/iu, 'Vertex'],
]
const methods = [
  ['qlora', /\bqlora\b|\b(?:4|four)[- ]?bits?\b|\bnf4\b/iu],
  ['lora', /\blora\b|\b16[- ]?bits?\b/iu],
  ['full', /\bfull\b(?! lora| qlora)/iu],
] as const

/** "We saw about 38k on an h100" */
const seen =
  /\b(?:saw|seen|see|got|get|getting|had|measured|reached?|reach|did|do|does|hit|observed|clocked|had)\b[^.?!\d]{0,24}?(?<![a-z])(\d+(?:[.,]\d+)?) ?(k)?(?: ?(?:tok(?:ens?)?|t)(?: ?\/ ?s\w*| per s\w*|ps)?)?\b(?! ?(?:%|x\b|h\b|hours?|days?|min|gpus?|cards?|epochs?|b\b|m\b|gb|gib))/iu
const leastRate = 100

const oneCard = /\b(?:one|1|a single|single|just one)[ -]?x? ?(?:gpu|card|[a-z]{0,4}\d{2,4})\b/iu
const isGood =
  /\b\d{1,3} ?%|\b(?:\d{1,3} ?percent|(?:most|all|much|half) of the (?:way|quality)|nearly|almost|as (?:good|well)|good enough|quality|close|there)\b/iu
const size = /\b\d+(?:\.\d+)? ?b\b/iu
const asksReason = /\b(?:why|how come)\b/iu
const measured = /\bmeasur\w*|\bbenchmark\w*/iu
const onThese =
  /\bon (?:the |an? |these |those |our |such )?(?:same |very )?(?:gpus?|cards?|[a-z]{1,3}\d{2,4}s?|hardware|machines?)\b/iu

/** `text`: of the question. */
export function namedBesideChoices(text: string): NamedBesideChoices {
  const named = services.flatMap(([words, name]) => (words.test(text) ? [name] : []))
  const ways = methods.flatMap(([method, words]) => (words.test(text) ? [method] : []))
  const [, digits, kilo] = seen.exec(text) ?? []
  const rate =
    digits === undefined
      ? 0
      : Number(digits.replace(',', kilo === undefined ? '' : '.')) * (kilo === undefined ? 1 : 1e3)
  return {
    ...(term.test(text) && (without.test(text) || inPrice.test(text))
      ? { asksTerm: without.test(text) ? ('without' as const) : ('in' as const) }
      : {}),
    ...(named.length === 0 ? {} : { services: named }),
    ...(ways.length === 0 || !asksReason.test(text) ? {} : { methodsNamed: ways }),
    ...(rate < leastRate ? {} : { seenRate: rate }),
    ...(oneCard.test(text) && size.test(text) ? { ofOneCard: true as const } : {}),
    ...(size.test(text) && isGood.test(text) ? { asksHowGood: true as const } : {}),
    ...(measured.test(text) && onThese.test(text) ? { asksMeasuredOn: true as const } : {}),
  }
}
