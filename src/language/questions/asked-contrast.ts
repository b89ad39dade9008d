/** How a question that sets plans side by side is put: what it wants told first, and of which of the two. */
import type { ContrastPhrases } from '../../catalog/intent-phrases.ts'
import { askingPart } from './asking-part.ts'
import { asksWhether } from './form-arguments.ts'
import { collapseSpaces } from '../text/characters.ts'

/** Which way one plan may differ from another. */
export type ContrastTrait = 'cheaper' | 'dearer' | 'faster' | 'slower'

/** What a comparison is asked for. */
export type AskedContrast = {
  /**
   * `value`: what the other plan takes; `difference`: how much more or less; `share`: that in percent; `ratio`: whether it goes
   * in proportion; `holds`: whether the other plan does at all; `which`: the better of them; `worth`: whether it pays; `why`: what makes
   * them differ.
   */
  readonly form: 'value' | 'difference' | 'share' | 'ratio' | 'holds' | 'which' | 'whether' | 'worth' | 'why'
  readonly figure: 'usd' | 'hours' | 'memory' | null
  readonly trait: ContrastTrait | null
  /** What is asked is said of the plan that holds, or of the first of two: "is it cheaper than that?" */
  readonly isOfFirst: boolean
  /** "Out of the question", "overkill": yes speaks against it. */
  readonly isAgainst: boolean
  /** "Will I get OOM on one 80 GB card?": a yes says that it does not fit. */
  readonly isOom?: true
  /** Times that it is supposed to be as fast: 2 of “twice as fast as bf16”. */
  readonly times?: number
  /** "How much cheaper on RunPod or Lambda?": either is set against the plan, and not one against the other. */
  readonly isEither?: true
  /** "How long on 8 cards, in days?" */
  readonly inDays?: true
}

const outOfMemory =
  /^(?!.*\b(?:or|until|before|without|avoid)\b[^?]{0,30}\b(?:ooms?|out of)\b).*(?:\booms?\b|\bout of (?:memory|vram)\b)/u
const traits = ['cheaper', 'dearer', 'faster', 'slower'] as const
const figureOf: Readonly<Record<ContrastTrait, 'usd' | 'hours'>> = {
  cheaper: 'usd',
  dearer: 'usd',
  faster: 'hours',
  slower: 'hours',
}

/** Null where a text has nothing of a question: plans are wished side by side. */
export function askedContrast(typed: string, phrases: ContrastPhrases): AskedContrast | null {
  const text = collapseSpaces(typed.toLowerCase())
  const part = (askingPart(text) ?? behind.exec(text)?.groups?.['asking'] ?? text).replace(
    /^(?:(?:can|could|would) (?:you|someone|somebody|anyone)(?: please)? (?:\p{L}+ )?(?:me |us )?(?=what|how|why|which)|(?:and|so|but|ok|okay|hm+|then|well|also|now|just|btw|though|what if)\b[\s,:]*)+/u,
    '',
  )
  const isAsked = text.includes('?') || phrases.asks.test(part) || text.startsWith('what if')
  if (!isAsked || phrases.besides.test(part)) return null
  const named = traits.find((one) => phrases[one].test(part)) ?? null
  // "How many days does that save?" saves time.
  const isOfTime = named === 'cheaper' && phrases.hours.test(part) && !phrases.usd.test(part)
  const trait = phrases.memory.test(part) ? null : isOfTime ? 'faster' : named
  const times = timesIn(part)
  const figure = trait !== null ? figureOf[trait] : times !== null ? 'hours' : figureIn(part, phrases)
  const form = times === null ? formOf(part, trait, phrases) : 'ratio'
  return {
    // "What if the pairs are longer?" asks what comes of it.
    form: supposes.test(text) && (form === 'whether' || (form === 'holds' && !fits.test(text))) ? 'value' : form,
    figure,
    trait,
    isOfFirst: phrases.ofFirst.test(part) && !phrases.thanPlan.test(part),
    isAgainst: phrases.against.test(part),
    ...(outOfMemory.test(part) ? { isOom: true as const } : {}),
    ...(times === null ? {} : { times }),
    ...(ofDays.test(text) ? { inDays: true as const } : {}),
  }
}

/** "If each review is 900 tokens what does it cost": what is supposed stands before what is asked, without a mark. */
const behind =
  /^(?:(?:and|so|but|ok) )?(?:if|suppos(?:e|ing)|assum(?:e|ing)|imagine|let'?s say|say|in case|when)\b[^?]{3,90}?[\s,;–-](?<asking>(?:how (?:much|many|long)|what(?:'s| is| does| would| will| do)|(?:does|do|is|are|will|would|can) (?:it|that|this|we|the (?:run|bill|price|cost|job|training))\b)\b.*)$/u

/** "Twice as fast", "3x as quick": the factor that is asked about; null where none is. */
function timesIn(part: string): number | null {
  const [, typed] = timesAsFast.exec(part) ?? []
  if (typed === undefined || !asksWhether(part)) return null
  return typed === 'twice' || typed === 'double' ? 2 : Number.parseFloat(typed)
}
const timesAsFast = /\b(twice|double|\d(?:\.\d)? ?(?:x|times)) as (?:fast|quick)\b/u

/** The one that stands first, where several are named: "how long, and what does it cost". */
function figureIn(part: string, { usd, hours, memory }: ContrastPhrases): AskedContrast['figure'] {
  const at = (pattern: RegExp): number => {
    const found = pattern.exec(part)?.index
    return found ?? Infinity
  }
  const [first] = (
    [
      ['memory', at(memory)],
      ['usd', at(usd)],
      ['hours', at(hours)],
    ] as const
  ).toSorted((one, other) => one[1] - other[1])
  return first === undefined || first[1] === Infinity ? null : first[0]
}

function formOf(part: string, trait: ContrastTrait | null, phrases: ContrastPhrases): AskedContrast['form'] {
  if (/^(?:why|how come)\b/u.test(part)) return 'why'
  if (phrases.ratio.test(part)) return 'ratio'
  if (phrases.share.test(part)) return 'share'
  if (phrases.worth.test(part)) return 'worth'
  if (phrases.difference.test(part) && !(trait === null && asksWhether(part))) return 'difference'
  if (phrases.which.test(part) || eitherOf.test(part) || prefers.test(part)) return 'which'
  // "My uncle has one we may borrow, would it be enough?"
  const isWhether = asksWhether(part) || (!open.test(part) && (trait !== null || whether.test(part)))
  return isWhether ? (trait === null && phrases.holds.test(part) ? 'holds' : 'whether') : 'value'
}
/** "Would LoRA or full be better?" */
const eitherOf =
  /\bor (?!not\b|is\b|are\b|does\b|do\b|would\b|will\b)(?:\S+ ){1,5}(?:better|best|wiser|smarter|preferable|cheaper|dearer|faster|quicker|slower)\b/u
const ofDays = /\bin days\b|\bhow many days\b/u
/** "Would you pick TRL over Axolotl?" */
const prefers =
  /^(?:would|should|shall|do|any reasons?) (?:(?:you|we|i|one) )?(?:to )?(?:rather )?(?:go (?:for|with)|pick|choose|take|use|prefer|run|rent|recommend|favou?r)\b.*\b(?:or|over|vs|than|instead of)\b/u
const supposes = /^(?:\w+,? )?what if\b/u
const fits = /\b(?:fits?|holds?|enough|suffices?|still|works?)\b/u
const open = /\b(?:what|whats|how|which|who|why|when|where|whose)\b/u
const whether = /\b(?:is|are|does|do|did|would|will|can|could|still)\b/u
