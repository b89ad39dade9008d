/**
 * The answer in words, before anybody decides how it looks: Slack blocks, plain text and a terminal print the same
 * sentences. Nothing here is escaped; every renderer escapes for its own surface.
 */
import type { ApiAlternative, Option, Recommendation } from '../recommend/recommendation.ts'
import type { Scenario } from '../scenario/spec.ts'
import { jobWords, saidWords } from './asked.ts'
import { type Change, changesOf, limitsToTry } from './changes.ts'
import { age, ageInDays, dated } from './dates.ts'
import { count, duration, durationRange, gib, tokensPerSecond, usd, usdPerHour, usdRange } from './format.ts'
import { oneLine } from './mrkdwn.ts'
import type { Manner } from './manner.ts'
import { type Names, methodName, planName, providerName } from './names.ts'
import { recipe, utilisation } from './recipe.ts'
import { verdicts } from './verdicts.ts'
import { type Row, memoryShare, rowsOf } from './rows.ts'

export type Summary = {
  /** "8 × H100 SXM on Lambda: about 29 h, $920 in total". */
  readonly headline: string
  /** "Llama 3.3 70B on 2B tokens: LoRA, bf16, 19.4k tok/s over all 8 GPUs". */
  readonly job: string
  /** The range in words, with what it means. */
  readonly range: string
  readonly verdicts: readonly string[]
  readonly warnings: readonly string[]
  /** What is known of quality and method that changes the decision. */
  readonly advice: readonly string[]
  readonly rows: readonly Row[]
  readonly memory: { readonly share: Row['share']; readonly words: string }
  readonly ruledOut: readonly string[]
  readonly changes: readonly Change[]
  /** Things to type that no figure of this recommendation answers. */
  readonly alsoTry: readonly string[]
  readonly recipe: string
  /** Of the job: what it would be worth saying. */
  readonly assumed: readonly string[]
  /** What hours and dollars are made of. */
  readonly counted: readonly string[]
  /** How the best was chosen. */
  readonly weighed: readonly string[]
  /** "under $500, Lambda (channel default)". */
  readonly asked: readonly string[]
  readonly price: string
  readonly hosted: string
}

/** Puts a recommendation into words. Pure: `manner.today` is the only clock. */
export function summarize(scenario: Scenario, recommendation: Recommendation, manner: Manner): Summary {
  const { best, counted = [], weighed = [] } = recommendation
  const { names } = manner
  const changes = changesOf(recommendation, names)
  return {
    headline: headlineOf(best, names),
    job: `${jobWords(scenario.spec, names)}: ${methodName(best)}, ${speedOf(best)}`,
    range: `8 in 10 comparable runs fall inside ${durationRange(best.hours)} and ${usdRange(best.usd)}.`,
    verdicts: [
      ...verdicts(scenario, best),
      ...sentences(recommendation.decisive ?? [], 2, 240).map((line) => `${line}.`),
    ],
    warnings: sentences(best.warnings, 3, 240),
    advice: sentences(recommendation.advice ?? [], 2, 300),
    rows: rowsOf(recommendation, names),
    memory: memoryOf(best),
    ruledOut: ruledOutOf(recommendation, names),
    changes,
    alsoTry: alsoTryOf(scenario, recommendation, changes),
    recipe: [...recipe(best, names), utilisation(best)].filter((words) => words !== '').join(' · '),
    assumed: sentences(
      [...scenario.notes, ...recommendation.assumptions].filter(
        (each) => !counted.includes(each) && !weighed.includes(each),
      ),
      12,
      160,
    ),
    counted: sentences(counted, 4, 160),
    weighed: sentences(weighed, 4, 160),
    asked: askedOf(scenario, names),
    price: priceOf(best, manner),
    hosted: hostedOf(recommendation.apiAlternatives, manner),
  }
}

/** "8 × H100 SXM on Lambda: about 29 h, $920 in total". */
export function headlineOf(option: Option, names: Names): string {
  const where = `${planName(option, names)} at ${providerName(option, names)}`
  return `${where}: about ${duration(option.hours.p50)}, ${usd(option.usd.p50)} in total`
}

function speedOf({ tokensPerSecond: rate, gpuCount }: Option): string {
  return `${tokensPerSecond(rate.p50)}${gpuCount > 1 ? ` over all ${count(gpuCount)} GPUs` : ' on one GPU'}`
}

function memoryOf(option: Option): Summary['memory'] {
  const { peakMemoryGiB, usableMemoryGiB } = option
  const words = `${gib(peakMemoryGiB.p50)} expected, ${gib(peakMemoryGiB.p95)} at the high end, of ${gib(usableMemoryGiB)} on each GPU`
  return { share: memoryShare(option), words }
}

/** A line for each way that does not fit, the first reason of each GPU and count, four at most. */
function ruledOutOf({ ruledOut }: Recommendation, names: Names): readonly string[] {
  const lines = new Map<string, string>()
  for (const way of ruledOut) {
    const plan = planName(way, names)
    if (lines.size < 4 && !lines.has(plan)) lines.set(plan, `${plan}: ${trimmed(oneLine(way.reason, 160))}`)
  }
  return [...lines.values()]
}

/** Words that change the question in ways these options do not show: at most three, none of them said already. */
function alsoTryOf({ spec }: Scenario, recommendation: Recommendation, changes: readonly Change[]): readonly string[] {
  const typed = new Set(changes.map(({ type }) => type))
  const open = [
    ...(spec.budgetUsd === null && spec.deadlineHours === null ? limitsToTry(recommendation) : []),
    spec.weights === null && (spec.method === null || spec.method === 'lora') ? '8-bit' : '',
    spec.pricing === null ? 'spot' : '',
    spec.providers === null ? `on ${recommendation.best.provider === 'lambda' ? 'runpod' : 'lambda'}` : '',
  ]
  return open.filter((words) => words !== '' && !typed.has(words)).slice(0, 3)
}

function askedOf(scenario: Scenario, names: Names): readonly string[] {
  const from = (speaker: 'channel' | 'workspace') =>
    saidWords(scenario, speaker, names).map((words) => `${words} (${speaker} default)`)
  return [...saidWords(scenario, 'asked', names), ...from('channel'), ...from('workspace')].slice(0, 16)
}

export function priceOf(option: Option, { names, today, staleAfterDays }: Manner): string {
  const rate = `${usdPerHour(option.usdPerGpuHour)} per GPU at ${providerName(option, names)}`
  const days = ageInDays(option.priceAsOf, today)
  const old = age(option.priceAsOf, today)
  const isStale = days !== null && days >= staleAfterDays
  const { priceRange } = option
  // What an age does to a price is said in dollars: today it may be anywhere in between.
  const now =
    priceRange === undefined || old === ''
      ? ''
      : `${isStale ? 'stale: today' : 'today likely'} ${usdPerHour(priceRange.low)} to ${usdPerHour(priceRange.high)}`
  const check = isStale ? `${now === '' ? 'stale: ' : ''}check it before you rent` : ''
  const note = [old, now, check].filter((words) => words !== '').join(', ')
  return `${rate}, as of ${oneLine(option.priceAsOf, 20)}${note === '' ? '' : ` (${note})`}`
}

/** The two cheapest hosted services in one line; '' where none is known. */
function hostedOf(alternatives: readonly ApiAlternative[], { names, today }: Manner): string {
  const priced = alternatives.filter(({ usd }) => Number.isFinite(usd.low) && Number.isFinite(usd.high))
  return priced
    .toSorted((one, other) => one.usd.low - other.usd.low)
    .slice(0, 2)
    .map(({ provider, usd: { low, high }, asOf }) => {
      const price = usdRange({ p10: low, p90: high })
      return `${names.service(provider)} ${price}${asOf === null ? ' (undated price)' : ` (${dated(oneLine(asOf, 20), today)})`}`
    })
    .join(', ')
}

/** Each once, on one line, without its full stop, so that a list of them can be joined. */
function sentences(texts: readonly string[], most: number, length: number): readonly string[] {
  const distinct = new Set(texts.map((text) => trimmed(oneLine(text, length))).filter((text) => text !== ''))
  return [...distinct].slice(0, most)
}

const trimmed = (text: string): string => text.replace(/[.\s]+$/, '')
