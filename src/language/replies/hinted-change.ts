/**
 * “Got kicked off at 94 % in March and I’m still not over it”, “there wasn’t a single 8x free there”: why the plan should be
 * another one is told, and the change is not said. What is told of is known by all of the words; the change follows from
 * what the plan holds and from the one number or name that is told. It is always asked back.
 */
import type { NewsField } from '../../catalog/news-model.ts'
import { type Scenario, changedFields } from '../../scenario/scenario.ts'
import { type Amount, isKind } from '../lexicon/meanings.ts'
import { amend } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { dataInScale, isWithinFactor, numericFields } from './numeric-fields.ts'
import { refusedModel } from './refused-model.ts'
import type { ReplyAct } from './reply-act.ts'
import type { Reply } from './reply-input.ts'

/**
 * Of what may be told of this plan all must be this likely among talk, less where it is given up what the plan asks for;
 * and the likeliest field this, or that without a value.
 */
const least = { told: 0.58, held: 0.45, field: 0.34, bare: 0.4, rival: 0.2 }
/** Fields of which a share or a factor may be told, by the noun that it scales. */
const scaledNouns: Readonly<Partial<Record<NewsField, string>>> = {
  data: 'data',
  budget: 'budget',
  count: 'gpus',
  context: 'sequence length',
}
const numberFields: Readonly<Partial<Record<NewsField, readonly string[]>>> = {
  data: ['tokens'],
  budget: ['budgetUsd'],
  count: ['nodes', 'gpuCount'],
  context: ['sequenceLength'],
  deadline: ['deadlineHours'],
}

/**
 * What the text most likely wishes, as a question to its writer; null where the plan has nothing that it could be of.
 * `isNamedOnly`: where a value is told alone.
 */
export function hintedChange(
  reply: Reply,
  shares: ReadonlyMap<NewsField, number>,
  isNamedOnly: boolean,
): ReplyAct | null {
  const possible = [...shares].flatMap(([field, share]) => {
    const words = field === 'none' || share < 0.02 ? null : wordsFor(field, reply)
    return words === null ? [] : [{ field, share: share * (namesHeld(field, reply) ? timesOfNamed : 1), words }]
  })
  const sum = possible.reduce((whole, { share }) => whole + share, 0)
  const among = sum + (shares.get('none') ?? 1)
  const [best, second] = possible.toSorted((one, other) => other.share - one.share)
  const isNamed = best?.field !== 'model' && /\d|^(?:only )?on (?!demand)/u.test(best?.words ?? '')
  if (best === undefined || sum / among < (isNamed ? least.told : least.held)) return null
  if (isNamedOnly && !isNamed && best.field !== 'model') return null
  if (best.share / among < (isNamed ? least.field : least.bare)) return null
  if (second !== undefined && second.words !== best.words && best.share - second.share < least.rival * among)
    return null
  const act = amend(reply, best.words)
  if (act.kind !== 'amended') return null
  const changed = changedFields(act.scenario.spec, reply.scenario.spec)
  return changed.length === 0 ? null : confirmationOf(reply, act.scenario, changed)
}

/** The seller of the plan is seldom spoken of below it for another reason. */
const timesOfNamed = 2
const namesHeld = (field: NewsField, { scenario: { spec }, understanding: { recognized } }: Reply): boolean =>
  field === 'provider' &&
  recognized.mentions.some(
    (mention) => isKind(mention, 'provider') && mention.meaning.ids.some((id) => spec.providers?.includes(id) === true),
  )

/** The change, as it would be typed; null where the plan holds nothing of the kind, or the text tells no value for it. */
function wordsFor(field: NewsField, reply: Reply): string | null {
  const { spec } = reply.scenario
  switch (field) {
    case 'pricing':
      return spec.pricing === 'spot' || spec.pricing === 'reserved' ? 'on demand' : null
    case 'hosting':
      return spec.hosting === null && spec.owned !== true ? 'data centres only' : null
    case 'owned':
      return spec.owned === true && !names(reply, 'gpu') ? 'rented' : null
    case 'deadline':
      return spec.deadlineHours === null
        ? null
        : (dayIn(reply.line) ?? (hasNumber(reply) ? numberFor(field, reply) : 'no deadline'))
    case 'method':
      return otherMethod(reply)
    case 'provider':
      return otherSeller(reply)
    case 'model':
      return refusedModel(reply)
    case 'gpus':
      return namedGpus(reply)
    case 'length':
      return lengthFor(reply)
    case 'data':
    case 'budget':
    case 'count':
    case 'context':
      return factorFor(field, reply) ?? numberFor(field, reply)
    case 'region':
    case 'size':
    case 'epochs':
    case 'precision':
    case 'other':
    case 'none':
      return null
  }
}

const names = ({ understanding }: Reply, kind: 'gpu' | 'date'): boolean =>
  understanding.recognized.mentions.some(({ meaning }) => meaning.kind === kind)

/** Numbers and days: a time is told, be it in words that are not understood. */
const hasNumber = (reply: Reply): boolean => /\d/u.test(reply.line) || names(reply, 'date')

/** “I’m off till the 14th” */
function dayIn(line: string): string | null {
  const [only, ...others] = [...line.matchAll(/\b(?:till|until|by|before|on|after) the (\d{1,2}(?:st|nd|rd|th))\b/gu)]
  return only === undefined || others.length > 0 ? null : `by the ${only[1] ?? ''}`
}

/** Adapters that did not do are given up for all weights, and all weights for adapters. */
function otherMethod({ line, scenario: { spec }, understanding: { recognized } }: Reply): string | null {
  if (!ofMethod.test(line)) return null
  const isAdapter = spec.method === 'lora' || spec.method === 'qlora'
  const others = recognized.mentions.some(
    ({ meaning }) =>
      meaning.kind === 'field-value' &&
      (meaning.field === 'method' || meaning.field === 'task' || meaning.field === 'weights') &&
      meaning.value !== spec.method,
  )
  if (others) return null
  return isAdapter ? 'full' : spec.method === 'full' ? 'lora' : null
}

const ofMethod = /\b(?:adapters?|loras?|qloras?|low[- ]rank|weights?|full|entire|whole model|parameters?|params)\b/u

/** Away from the seller that the plan asks for, to the one that is named beside it. */
function otherSeller({ scenario: { spec }, understanding: { recognized, wordsAt }, vocabulary }: Reply): string | null {
  const held = spec.providers ?? []
  const named = recognized.mentions.flatMap((mention) =>
    isKind(mention, 'provider') ? [{ ids: mention.meaning.ids, words: wordsAt(mention.from, mention.to).trim() }] : [],
  )
  const [other, ...more] = named.filter(({ ids }) => !ids.some((id) => held.includes(id)))
  if (held.length === 0) return null
  if (other !== undefined) return more.length === 0 ? `only on ${other.words}` : null
  const sellers = held.map((id) => vocabulary.providers.get(id)?.name ?? id)
  return `any provider, not on ${sellers.join(' or ')}`
}

/** The one card that is named and is not the plan’s. */
function namedGpus({ scenario: { spec }, understanding: { recognized, wordsAt } }: Reply): string | null {
  const named = new Set(
    recognized.mentions.flatMap((mention) =>
      isKind(mention, 'gpu') && !mention.meaning.ids.some((id) => spec.gpus?.includes(id) === true)
        ? [wordsAt(mention.from, mention.to).trim()]
        : [],
    ),
  )
  const [only, ...others] = named
  return only === undefined || others.length > 0 ? null : `on ${only}`
}

/** The one number of the text that nothing else is told of. */
function openNumber({ understanding: { recognized } }: Reply): Amount | null {
  const amounts = recognized.mentions.flatMap((mention) =>
    isKind(mention, 'amount') && mention.meaning.error === undefined ? [mention.meaning] : [],
  )
  const [only, ...others] = amounts
  return only === undefined || others.length > 0 || only.change !== undefined ? null : only
}

function numberFor(field: NewsField, reply: Reply): string | null {
  const amount = openNumber(reply)
  if (amount === null) return null
  const { value, magnitude, inWords, measure } = amount
  if (measure !== null && measure !== measureOf[field]) return null
  const { scenario } = reply
  // A year, and any number where no sum was planned with, is no budget.
  if (field === 'budget' && measure === null && scenario.spec.budgetUsd === null) return null
  if (field === 'budget' && isMore.test(reply.line))
    return scenario.spec.budgetUsd === null ? null : `raise the budget by $${value}`
  const found = (numberFields[field] ?? []).flatMap((name) => {
    const entry = numericFields.find((one) => one.field === name)
    if (entry === undefined || (name === 'nodes' && scenario.spec.nodes === null)) return []
    return entry.give(value, inWords ? '' : magnitude, scenario)?.words ?? []
  })
  return found[0] ?? (field === 'data' ? (dataInScale(value, scenario)?.words ?? null) : null)
}
const measureOf: Readonly<Partial<Record<NewsField, Amount['measure']>>> = {
  data: 'examples',
  budget: 'money',
  deadline: 'hours',
  context: 'tokens',
}

const isMore = /\b(?:another|further|extra|additional|more|on top)\b/u

/** “Real text is maybe 6 pages a file”, “about 7k each”. */
function lengthFor(reply: Reply): string | null {
  const pages = /\b(?<count>\d{1,3}) (?:pages?|pp?\.)(?= |$|[,.;])/u.exec(reply.line)?.groups?.['count']
  if (pages !== undefined) return `${pages} pages each`
  const amount = openNumber(reply)
  const each = reply.scenario.corpus?.tokensPerExample ?? null
  if (amount === null || each === null) return null
  const { value, measure } = amount
  const isOfTokens = measure === 'tokens' || measure === null
  return isOfTokens && isWithinFactor(value, each) && value !== each ? `${Math.round(value)} tokens each` : null
}

/** “50 % more than that”, “half of them”, “three times as many”: of what the plan holds. */
function factorFor(field: NewsField, { line, scenario }: Reply): string | null {
  const noun = scaledNouns[field]
  if (noun === undefined || !isHeld(field, scenario)) return null
  const [only, ...others] = [...line.matchAll(factor)]
  if (only?.groups === undefined || others.length > 0) return null
  const { share, more, part, times, extra, half } = only.groups
  if (extra !== undefined) return `${extra}% more ${noun}`
  if (share !== undefined) return more === undefined ? null : `${share}% ${more} ${noun}`
  if (half !== undefined) return `${half === 'half' ? half : `a ${half} of`} the ${noun}`
  return times === undefined ? `${part ?? 'half'} of the ${noun}` : `${times}x the ${noun}`
}
const factor =
  /\banother (?<extra>\d{1,2}) ?(?:%|percent|per cent)(?= )|\b(?<share>\d{1,3}(?:\.\d)?) ?(?:%|percent|per cent) (?<more>more|extra|less|fewer)\b|\b(?<part>half|twice|double|an? (?:third|quarter|tenth|fifth|sixth)|two thirds) (?:of|the(?! \d)|as (?:many|much))\b|\bthe \p{L}{3,12} (?<half>half|third|quarter)\b|\b(?<times>\d{1,3}(?:\.\d)?) ?(?:x|times) (?:as|that|the|of|more)\b/gu
const isHeld = (field: NewsField, { spec }: Scenario): boolean =>
  field === 'data'
    ? spec.tokens !== null
    : field === 'budget'
      ? spec.budgetUsd !== null
      : field === 'count'
        ? spec.gpuCount !== null
        : spec.sequenceLength !== null
