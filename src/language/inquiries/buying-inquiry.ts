/** "Which GPU should I buy?", "buy a 5090 for $2,800 or rent, for this LoRA each week?": what owning costs against renting. */
import { hoursOfWeek, periodsPerYear } from '../../scenario/hours-of-time.ts'
import type { GpuId } from '../../catalog/ids.ts'
import type { Understanding } from '../resolution/understanding.ts'
import { ratesIn } from './quoted-rate.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import { unmetWords } from '../resolution/unused-words.ts'
import { utilizationIn } from './utilization.ts'
import { gpuHoursIn, machineHoursPerWeekIn } from './gpu-hours.ts'
import type { BuyingUse } from './buying-use.ts'
import type { Inquiry, InquiryInput } from './inquiry.ts'
import { typedNumber } from '../text/typed-number.ts'

/** Dollars with a sign or a word, or thousands: less than three digits are a price of an hour. */
const sumOfMoney = String.raw`(?:[$€£] ?\d[\d,]{2,}|[$€£]? ?\d+(?:\.\d+)? ?k\b|\d[\d,]{2,} ?(?:\$|€|£|usd|eur\w*|dollars?|bucks|gbp|pounds?))`

const buyingWords =
  /\b(?:server|machine|box|workstation|rig|node)s?\b.{0,40}(?:\b(?:costs?|is|at|for) (?:about |around )?|\(|[~≈] ?)[~≈]? ?[$€£]?\d[\d.,]*k?\b(?! ?(?:\/|per|an? h)).*\brent|\b(?:buy|buying|purchas\w+|invest(?:ing)? in|own(?:ing)? (?:a|an|our|my|gpus?|cards?|hardware))\b/i
/** "Is a used 3090 worth it?", "getting a 4090 or renting": a card of one's own without the word. */
const cardOfOwn = new RegExp(
  String.raw`\b(?:used|second[- ]?hand|refurb\w*) (?:${gpuPattern})\b.{0,60}\b(?:worth|rent\w*|pays? (?:off|for itself))\b|\bworth.{0,30}\b(?:used|second[- ]?hand|refurb\w*) (?:${gpuPattern})\b|\b(?:get|getting|pick(?:ing)? up) (?:an? |(?:my|our) own )?(?:${gpuPattern})\b.{0,40}\b(?:or|vs\.?|versus|instead of|rather than) (?:just |rather |to )?rent`,
  'iu',
)
/** "I own a 3090": it is bought already. */
const ownedAlready =
  /\b(?<!(?:should|do|could|would|shall|to) )(?:i|we|you|they|lab|team) (?:already |also |do |now )?own\b/giu
const usedWords =
  /%|\b(?:asks?|cfo|ceo|boss|finance|nodes?|keep|us(?:e|ing|age)|of the time|buy\w*|bought|purchas\w+|rent\w*|own\w*|invest\w*|gpus?|cards?|graphics?|hardware|workstations?|servers?|box(?:es)?|rigs?|worth|fine-?tun\w*|train\w*|or|we|should|weeks?|weekly|months?|monthly|days?|daily|hours?|maybe|just)\b/i

/**
 * "Buy 2x RTX 6000 or rent H100": the GPUs of both sides, by the word that stands before each; null where the two do not
 * name different ones.
 */
function sidesOf({ recognized: { tokens, mentions } }: Understanding): { bought: GpuId[]; rented: GpuId[] } | null {
  // What stands behind "rather than" is read for nothing else.
  const named = mentions.flatMap(({ from, meaning }) =>
    meaning.kind === 'gpu' && meaning.group !== true ? [{ from, ids: meaning.ids }] : [],
  )
  const isRented = ({ from }: { readonly from: number }): boolean => {
    const before = tokens.slice(0, from).findLast(({ text }) => /^(?:buy|bought|purchas|rent|get)/u.test(text))
    return before?.text.startsWith('rent') === true
  }
  const [rented, bought] = [named.filter(isRented), named.filter((slot) => !isRented(slot))].map((side) => [
    ...new Set(side.flatMap(({ ids }) => ids)),
  ])
  if (bought === undefined || rented === undefined || bought.length === 0 || rented.length === 0) return null
  return bought.some((id) => rented.includes(id)) ? null : { bought, rented }
}

/** Null where no hardware is to be bought, or data to train on is named. */
export function readBuying({ text, understanding, facts: { words } }: InquiryInput): Inquiry | null {
  const { draft } = understanding
  const isBuying =
    buyingWords.test(text.replaceAll(ownedAlready, ' has ')) ||
    cardOfOwn.test(text) ||
    (soldCardIn(text) !== null && /\bworth\b|\brent/iu.test(text))
  const data = draft.get('tokens')
  // "A server at 285k" is a price, and no data.
  if (!isBuying || (data !== null && !(isMachinePrice.test(text) && data === priceIn(text)))) return null
  const sides = sidesOf(understanding)
  const asked = draft.get('gpus') === null ? askedCards(understanding) : null
  const gpus = sides?.bought ?? draft.get('gpus') ?? asked?.gpus ?? null
  if (gpus === null && !words.hardware.test(text)) return null
  const gpuCount = countIn(understanding, text) ?? asked?.count ?? null
  const hourly = ratesIn(text)
  const [rate] = hourly?.rates ?? []
  const isPrice = rate?.per === 'hour' && sides !== null
  // "$40k cap incl. the machine" is the price of no card.
  const capUsd = priceIn(text)
  const isCap = gpus === null && capUsd !== null && capWords.test(text)
  const params = draft.get('params')
  return {
    kind: 'buying',
    gpus,
    use: {
      spec: null,
      runsPerWeek: null,
      hoursPerWeek: hoursPerWeekIn(text, gpuCount),
      areGpuHours: gpuHoursIn(text)?.isMonthly === true,
      priceUsd: isCap ? null : priceOfAll(isPrice ? (hourly?.rest ?? text) : text, gpuCount),
      currency: currencyIn(text),
      gpuCount,
      ...(isCap && capUsd !== null ? { capUsd } : {}),
      ...(gpus === null && ownOnly.test(text) ? { isOwnOnly: true as const } : {}),
      ...(params === null ? {} : { params }),
      ...(sides === null
        ? {}
        : {
            rented: {
              gpus: sides.rented,
              usdPerGpuHour: isPrice && rate.currency === null ? rate.usd : null,
              work: draft.finish().spec,
            },
          }),
    },
    unused: sides === null ? unmetBeside(understanding, text) : [],
  }
}

/** "Why don't we just buy an 8xH100 box": a question sets nothing, and yet says what would be bought. */
function askedCards({
  recognized: { tokens, mentions },
}: Understanding): { gpus: GpuId[]; count: number | null } | null {
  const named = mentions.flatMap(({ from, meaning }) =>
    meaning.kind === 'gpu' && meaning.group !== true ? [{ from, ids: meaning.ids }] : [],
  )
  const [first, ...others] = named
  if (first === undefined || others.length > 0) return null
  const before = tokens
    .slice(Math.max(0, first.from - 2), first.from)
    .map(({ text }) => text)
    .join('')
  const [, count] = /(?:^|\D)(\d{1,3})[x×*]?$/u.exec(before) ?? []
  return { gpus: [...first.ids], count: count === undefined ? null : Number(count) }
}

const isMachinePrice = /\b(?:server|machine|box|workstation|rig|nodes?)s?\b/iu
const capWords =
  /\b(?:cap|capped|budget|limit|max(?:imum)?|at most|up to|no more than|under|below|within|ceiling|all[- ]in|in total|altogether|incl\w*|have|grant|funds?)\b/iu
/** Machines of others are ruled out. */
const ownOnly =
  /\bair[- ]?gap\w*|\bnothing (?:in (?:the )?)?cloud\b|\b(?:no|not (?:in|on|to) (?:the|a)|without (?:the|any|a)|never (?:the|in)) clouds?\b|\b(?:can(?:not|'?t)|may not|must not|won'?t|not allowed to) (?:rent|use (?:the |any )?cloud)\b|\bon[- ]?prem\w* only\b|\bonly on[- ]?prem/iu

/** "An 8x box; we use 3 node-weeks a month": the nodes are those of the use, and none of what is bought. */
const countIn = ({ draft, slots }: Understanding, text: string): number | null =>
  (machineHoursPerWeekIn(text) === null ? undefined : slots.find((slot) => slot.role === 'count')?.amount.value) ??
  draft.get('gpuCount') ??
  (draft.get('gpus') === null ? null : (slots.find((slot) => slot.role === 'count')?.amount.value ?? null))

/** Buying weighed against renting for a job that is said in full. */
export function readBuyingForJob({ text, understanding, facts: { words } }: InquiryInput): Inquiry | null {
  const { draft } = understanding
  const gpus = draft.get('gpus')
  if (!buyingWords.test(text) || !words.renting.test(text) || gpus === null) return null
  if (draft.get('tokens') === null || draft.get('params') === null || draft.issues.length > 0) return null
  const { spec } = draft.finish()
  const priceUsd = priceOfAll(text, spec.gpuCount)
  const use: BuyingUse = {
    // A price of the GPU is no budget of the job.
    spec: { ...spec, owned: null, budgetUsd: priceUsd === null ? spec.budgetUsd : null, deadlineHours: null },
    runsPerWeek: runsPerWeekIn(text),
    hoursPerWeek: hoursPerWeekIn(text, spec.gpuCount),
    areGpuHours: gpuHoursIn(text)?.isMonthly === true,
    priceUsd,
    currency: currencyIn(text),
    gpuCount: spec.gpuCount,
  }
  return { kind: 'buying', gpus, use, unused: unmetBeside(understanding, text) }
}

/** Words that nothing here has read: those of buying are, and so is the price. */
const unmetBeside = (understanding: Understanding, text: string): readonly string[] =>
  unmetWords(understanding).filter((each) => !usedWords.test(each) && typedNumber(each) !== priceIn(text))

const weeklyOf = (count: number, unit: string): number =>
  count * ({ d: 7, w: 1, m: 12 / periodsPerYear.week, y: 1 / periodsPerYear.week }[unit[0]?.toLowerCase() ?? ''] ?? 1)

const hoursOfUse =
  /(\d+(?:\.\d+)?)[ -]?(?:hours?|hrs?|h)(?: (?:of|on) [a-z][a-z-]{1,14}(?: [a-z][a-z-]{1,14})?)? ?(?:(?:an?|per|\/|each|every) ?(day|week|wk|month|year)|(daily|weekly|monthly))/i

/** Hours of a week in which each GPU is used. */
export function hoursPerWeekIn(text: string, gpuCount: number | null): number | null {
  const ofGpus = gpuHoursIn(text)
  if (ofGpus?.isMonthly === true) return weeklyOf(ofGpus.value, 'month') / (gpuCount ?? 1)
  const ofMachines = machineHoursPerWeekIn(text)
  if (ofMachines !== null) return ofMachines
  const share = utilizationIn(text)
  if (share !== null) return share * hoursOfWeek
  const [found, hours = '', unit, adverb = ''] = hoursOfUse.exec(text) ?? []
  if (found !== undefined) return weeklyOf(Number(hours), unit ?? adverb)
  const ofRun = Number(hoursOfRun.exec(text)?.[1] ?? NaN)
  const runs = runsPerWeekIn(text)
  return ofRun > 0 && runs !== null ? ofRun * runs : null
}
/** "A run takes about 40 hours", where it is said how often there is one. */
const hoursOfRun =
  /\b(?:runs?|jobs?|trainings?|one|it|each)\b(?: of them)? (?:takes?|lasts?|is|needs?|of|runs?(?: for)?) (?:about |around |some |roughly |~ ?)?(\d{1,4}(?:\.\d+)?) ?(?:hours?|hrs?|h)\b(?! ?(?:an?|per|\/) )/iu

const often =
  /\b(?:(\d+|once|twice|one|two|three|four|five)(?: runs?| jobs?| times?)? (?:an?|per|each|every) (day|week|month|year)|(?:every|each|per|an?) (day|week|month)|(daily|weekly|monthly))\b/i
const counts: Readonly<Record<string, number>> = { once: 1, one: 1, twice: 2, two: 2, three: 3, four: 4, five: 5 }

function runsPerWeekIn(text: string): number | null {
  const [found, count = 'one', ofCount, every, adverb] = often.exec(text) ?? []
  if (found === undefined) return null
  const unit = ofCount ?? every ?? adverb ?? 'week'
  return weeklyOf(counts[count.toLowerCase()] ?? Number(count), unit)
}

/** "At $8,500 each" is of one of them. */
const ofEach =
  /\d ?k?(?: ?(?:\$|€|£|usd|eur|euros?|dollars?|bucks|gbp|pounds?))? ?(?:each|apiece|a piece|per (?:card|gpu|piece)|a (?:card|gpu|piece))\b/iu

const priceOfAll = (text: string, gpuCount: number | null): number | null => {
  const price = priceIn(text)
  return price === null || !ofEach.test(text) ? price : price * (gpuCount ?? 1)
}

/** "for $2800", "a $2.8k card", "95k eur". */
export function priceIn(text: string): number | null {
  const found =
    /(?:[$€£] ?(\d[\d,]*(?:\.\d+)?) ?(k\b)?|(?<![\w.])(\d[\d,]*(?:\.\d+)?) ?(k\b)? ?(?:eur|euros?|€|usd|dollars?|bucks|\$)|\b(?:for|at|costs?) (?:about |around |~ ?)?(\d{3,5}|\d{1,3},\d{3})(?![\w.,]*\d)(?= *(?:$|[,.;:?!)]|or\b|vs\b|versus\b|and\b|each\b|used\b|new\b))|(?:\b(?:for|costs?|at|pay|price[ds]?(?: of)?|quot(?:e|es|ed)|says?|said|wants?|asks?|asked|asking|offer(?:s|ed)?(?: it| one)?|about|around|is) |[(~≈] ?)(?:about |around |~)?(\d{1,4}(?:\.\d+)?) ?(k)\b(?! ?(?:tok|examples?|rows|samples|pairs|chats|context)))/i.exec(
      text,
    )
  if (found === null) return null
  const [, signed, signedThousand, named, namedThousand, plain, bare, bareThousand] = found
  return typedNumber(signed ?? named ?? plain ?? bare, signedThousand ?? namedThousand ?? bareThousand)
}

/** "A 5090 for $2500", "3k for a used A6000": a sum that stands with a card and with no time is what the card is sold for. */
const soldCard = new RegExp(
  String.raw`${gpuPattern}s?\b(?: (?:pcie|sxm|blackwell|\d{2,3} ?gb|(?:card|server|machine|gpu|unit|workstation)s?|box(?:es)?)){0,3},? (?:for|at|costs?|is|goes for) (?:about |around |~ ?)?${sumOfMoney}|${sumOfMoney} for (?:an?|the|this|that|one|\d+) (?:used |new |second[- ]hand |refurbished )?(?:x )?${gpuPattern}`,
  'iu',
)

/** The words of a card that is offered for sale; null: none is. `text` has no price of an hour any more. */
export const soldCardIn = (text: string): string | null => soldCard.exec(text)?.[0] ?? null

/** The currency of the price, where it is none of dollars. */
const currencyIn = (text: string): BuyingUse['currency'] =>
  /€|\beur/i.test(text) ? 'EUR' : /£|\bgbp/i.test(text) ? 'GBP' : null
