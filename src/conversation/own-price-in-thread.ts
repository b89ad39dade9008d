/** “We pay 1.79 per H100 hour at Lambda”, “price it at 0.34/h for the 3090”: the plan at a price of one's own. */
import { likelyActsOf } from '../language/replies/reply.ts'
import { type OwnPrice, toldPricesIn } from '../language/inquiries/told-price.ts'
import { replyInEnglish } from '../language/locales/local-request.ts'
import { understand } from '../language/pipeline.ts'
import { subjectOf } from '../language/questions/subject.ts'
import { wordsIn } from '../language/recognizers/recognized-text.ts'
import { unusedWords, withUnused } from '../language/resolution/unused-words.ts'
import { appendRevision, currentScenario } from '../language/replies/revision-history.ts'
import type { DisplayNames } from '../presentation/format/display-names.ts'
import { formatUsd, formatUsdPerHour } from '../presentation/format/number-format.ts'
import { withLastNote } from '../scenario/noted-scenario.ts'
import type { PlanTerms } from '../scenario/plan-terms.ts'
import { changeBetween } from '../scenario/scenario-change.ts'
import { changedFields, type Scenario, type Spec, type SpecField } from '../scenario/scenario.ts'
import { usdOfOneGpu } from '../scenario/stated-figures.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'
import { specOfShown, type ThreadState, withPlansBeside } from './thread-state.ts'

/** US dollars of a GPU in an hour; from that chance of talk on its writer is asked. */
const [least, most, maxChatter] = [0.05, 20, 0.8]
/** What stands beside a price tells of when it holds and what is paid, rather than of limits. */
const heldFields: readonly SpecField[] = ['deadlineHours', 'budgetUsd', 'pricing', 'owned']

type PlanAtOwnPrice = {
  readonly scenario: Scenario
  readonly price: NonNullable<PlanTerms['price']>
  /** What else the text names, and the plan has no use of. */
  readonly unused: readonly string[]
}

/** Null where no price of the asker's own is told. */
export function ownPriceInThread(
  thread: ThreadState,
  { text: typed, isAddressed }: { readonly text: string; readonly isAddressed: boolean },
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const { shown } = thread
  if (shown === null || !/\d/u.test(typed)) return null
  const { vocabulary } = context
  const text = replyInEnglish(typed, vocabulary).replace(/(?<=\d),(?=\d{2}(?!\d))/gu, '.')
  const told = toldPricesIn(text)
  if (told === null) return null
  const current = currentScenario(thread.conversation)
  const beside = changeBeside(told.rest, thread, request, context)
  const plans = told.prices.map((price) => planAt(price, text, beside, thread, request, context))
  const known = plans.filter((plan) => plan !== null)
  if (known.length === 0 || known.length < plans.length) return null
  const { names } = context.renderContextOn(request)
  const { scenario: best, price, unused } = bestOf(known, names, context.answerWith(request, thread))
  const scenario = withUnused(best, unused)
  const { chatter } = likelyActsOf(current, text, vocabulary, request.today)
  if (isAddressed || chatter < maxChatter)
    return { kind: 'revision', revision: appendRevision(thread.conversation, scenario), thread }
  const fields = changedFields(scenario.spec, current.spec)
  const seller = price.providers === null ? '' : ` at ${names.provider(price.providers[0] ?? '')}`
  const gpu = names.gpu(price.gpus.find((id) => id === shown.best.gpu) ?? price.gpus[0] ?? '')
  return {
    kind: 'asks',
    reading: [
      `${gpu} for your ${formatUsdPerHour(price.usdPerGpuHour)} a GPU${seller}`,
      ...othersOf(known, price, names),
    ].join(', '),
    scenario,
    change: { ...changeBetween(fields, scenario.spec), price },
    thread: withPlansBeside(thread, [current, scenario]),
  }
}

/** The prices that are not taken. */
const othersOf = (
  plans: readonly PlanAtOwnPrice[],
  taken: PlanAtOwnPrice['price'],
  names: DisplayNames,
): readonly string[] => plans.flatMap(({ price }) => (price === taken ? [] : [`not ${priceText(price, taken, names)}`]))

/** "$2.60/h for H200 SXM at CoreWeave": in what it differs from the one that is taken. */
function priceText(price: PlanAtOwnPrice['price'], taken: PlanAtOwnPrice['price'], names: DisplayNames): string {
  const [gpu] = price.gpus
  const [seller] = price.providers ?? []
  const on = gpu === undefined || taken.gpus.includes(gpu) ? '' : ` for ${names.gpu(gpu)}`
  const at = seller === undefined || taken.providers?.includes(seller) === true ? '' : ` at ${names.provider(seller)}`
  return `${formatUsdPerHour(price.usdPerGpuHour)}${on}${at}`
}

type BesidePrice = { readonly changed: Scenario; readonly unused: readonly string[] }

/** What the text changes beside the price; the scenario that holds where that is contradictory. */
function changeBeside(
  rest: string,
  thread: ThreadState,
  request: RequestContext,
  { vocabulary }: EngineContext,
): BesidePrice {
  const current = currentScenario(thread.conversation)
  const understanding = understand(rest, {
    mode: 'thread',
    vocabulary,
    today: request.today,
    base: current,
    lastPlan: specOfShown(thread.shown),
  })
  const unused = unusedWords(understanding)
  if (understanding.draft.issues.length > 0) return { changed: current, unused }
  const read = understanding.draft.finish()
  const held = Object.fromEntries(heldFields.map((field) => [field, current.spec[field]]))
  return { changed: { ...read, spec: { ...read.spec, ...held } }, unused }
}

/** Null where the price is none of a GPU in an hour. */
function planAt(
  told: OwnPrice,
  text: string,
  { changed, unused }: BesidePrice,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): PlanAtOwnPrice | null {
  const { vocabulary, catalog } = context
  const { spec } = currentScenario(thread.conversation)
  const subjectIn = (part: string) => {
    const { recognized, allSlots } = understand(part, { mode: 'thread', vocabulary, today: request.today, base: null })
    return subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  }
  const [near, whole] = [subjectIn(told.clause), subjectIn(text)]
  const named = near !== null && near.gpus.length > 0 ? near.gpus : (whole?.gpus ?? [])
  const sellers = near !== null && near.providers.length > 0 ? near.providers : (whole?.providers ?? [])
  const planned = thread.shown?.best.gpu
  const usd = inDollars(told.amount, told.currency, context)
  const count = changed.spec.gpuCount ?? thread.shown?.best.gpuCount ?? null
  const machine = /\b(\d{1,2})[ -]?(?:x |× ?)?(?:gpu|card|way)/iu.exec(text)?.[1]
  const usdPerGpuHour = vocabulary.intentPhrases.wholeMachine.test(text.toLowerCase())
    ? usd / (machine === undefined ? (count ?? 1) : Number(machine))
    : usdOfOneGpu(usd, told.isPerGpu, count)
  if (!(usdPerGpuHour >= least && usdPerGpuHour <= most)) return null
  const gpus = gpusOf(spec, named, planned)
  if (gpus === null) return null
  const isInternal = /\binternal(?:ly)?\b/iu.test(text)
  const providers = sellers.length > 0 ? [...new Set(sellers)] : isInternal ? null : spec.providers
  const price = {
    usdPerGpuHour,
    gpus: [...gpus],
    providers: providers === null ? null : [...providers],
    ...(planned !== undefined && gpus.length > 1 && gpus.includes(planned) ? { form: planned } : {}),
  }
  const priced: Scenario = {
    ...changed,
    spec: {
      ...changed.spec,
      gpus,
      // “A100 is slow, our H100 price is 2.10, still four”: as many of the others.
      gpuCount: changed.spec.gpuCount ?? spec.gpuCount,
      excludedGpus: null,
      providers,
      ...(sellers.length > 0 ? { excludedProviders: null, tier: null } : {}),
      pricing: null,
      owned: null,
    },
    setBy: { ...changed.setBy, gpus: 'asked', ...(providers === null ? {} : { providers: 'asked' }) },
    price,
  }
  const money = told.currency === null ? undefined : catalog.totalCost.currencies[told.currency]
  const scenario =
    money === undefined
      ? priced
      : withLastNote(
          priced,
          `Your “${told.words}” comes to ${formatUsdPerHour(usdPerGpuHour)} a GPU at ${money.usd.base} dollars to the ${money.name} (rate of ${money.usd.asOf}).`,
        )
  const isUsed = (words: string): boolean => {
    const { providers: sold = [], gpus: cards = [] } = subjectIn(words) ?? {}
    return sold.some((id) => sellers.includes(id)) || cards.some((id) => named.includes(id))
  }
  return { scenario, price, unused: unused.filter((words) => !isUsed(words)) }
}

/** Those of the plan where they are among the named ones, or none is named; null: nothing is planned. */
function gpusOf({ gpus }: Spec, named: readonly string[], planned: string | undefined): Spec['gpus'] {
  const isOfPlan = named.length === 0 || (planned !== undefined && named.includes(planned))
  if (!isOfPlan) return [...named]
  const isOneFamily = gpus !== null && (named.length === 0 || gpus.every((id) => named.includes(id)))
  return isOneFamily ? gpus : planned === undefined ? null : [planned]
}

/** Of several prices the one at which the plan costs less; what it costs at the others is told. */
function bestOf(
  plans: readonly PlanAtOwnPrice[],
  names: DisplayNames,
  answer: ReturnType<EngineContext['answerWith']>,
): PlanAtOwnPrice {
  const costs = plans.map((plan) => {
    const result = plans.length === 1 ? null : answer(plan.scenario)
    const best = result?.kind === 'recommendation' ? result.recommendation.best : null
    return { plan, best, usd: best?.allInUsd.p50 ?? Infinity }
  })
  const [first, ...others] = costs.toSorted((one, other) => one.usd - other.usd)
  if (first === undefined) throw new Error('a price that was told makes a plan')
  return others.reduce(({ scenario, ...rest }, { plan: { price: other }, best }) => {
    const what = best === null ? 'no such plan' : `${formatUsd(best.allInUsd.p50)} in total`
    const note = `At your ${priceText(other, first.plan.price, names)} it would be ${what}: not used.`
    return { ...rest, scenario: withLastNote(scenario, note) }
  }, first.plan)
}
