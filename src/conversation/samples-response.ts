/** Training of a model that is no text model, answered by what one GPU does of it in a second. */
import { licenceFamilyOf } from '../catalog/licences.ts'
import type { GpuId } from '../catalog/ids.ts'
import type { InquiryOf } from '../language/inquiries/inquiry.ts'
import type { SaidOfSamples } from '../presentation/content/inquiries/samples-beside.ts'
import { samplesMessage, severalSamplesMessage } from '../presentation/content/inquiries/samples-message.ts'
import { placeMarket } from '../offers/market.ts'
import { type SampledPlan, sampledPlanOf } from '../recommend/inquiries/samples.ts'
import { isOverkill } from '../recommend/inquiries/smaller-machine.ts'
import { memoryOfCard, roomOn, vendorOf } from '../recommend/inquiries/sampled-speed.ts'
import type { Spec } from '../scenario/scenario.ts'
import { inDollars } from './dollars.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'

/** Throws for a model that is not among the sampled ones: the reader names only those. */
export function answerSamples(inquiry: InquiryOf<'samples'>, request: RequestContext, context: EngineContext): Outcome {
  const { spec, method, others = [], takenFor } = inquiry
  const facts = context.catalog.inquiryFacts.sampledModels
  const shown = context.renderContextOn(request).names
  const names = { ...shown, gpu: (id: GpuId) => facts.cards.find((card) => card.id === id)?.name ?? shown.gpu(id) }
  const plan = sampledPlanFor(inquiry, request, context)
  if (others.length > 0) {
    const all = [inquiry, ...others].map((each) => ({
      method: each.method,
      plan: sampledPlanFor(each, request, context),
    }))
    return {
      kind: 'answer',
      content: severalSamplesMessage(all, spec.budgetUsd, names),
      detail: { kind: 'samples', plan },
    }
  }
  const tooSmall = (spec.gpus ?? []).flatMap((gpu) => {
    const bytes = memoryOfCard(gpu, facts, context.catalog)
    return bytes !== null && roomOn(plan.row, method, bytes) === 'none' ? [{ gpu, gigabytes: bytes / 1e9 }] : []
  })
  const { unnamedCard } = inquiry
  const assumed =
    takenFor === undefined ? plan.assumed : [`“${takenFor}” is taken for ${plan.row.name}`, ...plan.assumed]
  const said = {
    tooSmall,
    unnamedCard:
      unnamedCard === undefined
        ? null
        : { ...unnamedCard, room: roomOn(plan.row, method, unnamedCard.gigabytes * 1e9) },
    notebook: facts.notebooks.find(({ name }) => name === inquiry.notebook) ?? null,
    quoted: (inquiry.quoted ?? []).map(({ value, currency, words }) => ({
      usd: inDollars(value, currency, context),
      words,
    })),
    advice: inquiry.advice ?? null,
    asksFit: inquiry.asksFit === true,
    doubted: doubtedOf(inquiry, plan, request, context),
    staysHere: inquiry.staysHere === true,
    place: placeOf(spec, plan, context),
    weighed: inquiry.weighsCards === true ? weighedOf(plan, facts.setupHours.base) : null,
    batch: inquiry.data.batch,
    newLanguage: inquiry.newLanguage,
    asksPrivacy: inquiry.asksPrivacy === true,
    asksReliable: inquiry.asksReliable === true,
    licence: licenceOf(inquiry, plan, context),
    trainers: inquiry.isNovice === true && plan.row.learns === 'subject' ? facts.trainers : null,
    vendor: vendorOf(plan.choices[0]?.gpu ?? '', context.catalog),
  }
  const content = samplesMessage({ ...plan, assumed }, method, spec.budgetUsd, names, said)
  return { kind: 'answer', content, detail: { kind: 'samples', plan } }
}

/** Null where it may stand anywhere, or nothing is rented. */
function placeOf({ region }: Spec, plan: SampledPlan, { catalog }: EngineContext): SaidOfSamples['place'] {
  const place = region === null || plan.choices[0]?.offer == null ? undefined : catalog.places.get(region)
  return place === undefined ? null : { name: place.name, isPriced: plan.missingPlace === undefined }
}

/** The two cards that do it for least; null where there is one alone. */
function weighedOf({ choices }: SampledPlan, setupHours: number): SaidOfSamples['weighed'] {
  const work = choices
    .filter(({ offer }) => offer !== null)
    .map((choice) => {
      const hours = Math.max(choice.hours.expected - setupHours, 1e-3)
      return { choice, hours, usd: (choice.usd.expected * hours) / choice.hours.expected }
    })
    .toSorted((one, other) => one.usd - other.usd)
  const [first, second] = work
  if (first === undefined || second === undefined) return null
  return {
    cheap: first.choice,
    other: second.choice,
    share: first.usd / second.usd,
    speed: second.hours / first.hours,
  }
}

/** The smaller machine beside one that is doubted: one such card, or of one card the cheapest other. */
function doubtedOf(
  inquiry: InquiryOf<'samples'>,
  plan: SampledPlan,
  request: RequestContext,
  context: EngineContext,
): SaidOfSamples['doubted'] {
  const [named] = plan.choices
  const { spec } = inquiry
  if (inquiry.isDoubted !== true || named === undefined || named.offer === null || spec.gpus === null) return null
  const smaller =
    named.gpuCount > 1
      ? { ...spec, gpus: [named.gpu], gpuCount: 1, deadlineHours: null }
      : { ...spec, gpus: null, gpuCount: 1, deadlineHours: null, objective: 'cheapest' as const }
  const [other] = sampledPlanFor({ ...inquiry, spec: smaller }, request, context).choices
  if (other === undefined || (other.gpu === named.gpu && other.gpuCount === named.gpuCount)) return null
  const runOf = ({ hours, usd }: typeof named) => ({ hours: { p50: hours.expected }, allInUsd: { p50: usd.expected } })
  return { isMore: isOverkill(runOf(other), runOf(named)), other }
}

/** Where it is asked; for a business also unasked, where it forbids something. */
function licenceOf(
  { asksLicence, isCommercial, name }: InquiryOf<'samples'>,
  { row }: SampledPlan,
  { catalog }: EngineContext,
): { readonly name: string; readonly says: string | null } | null {
  const known = licenceFamilyOf(row.id, catalog.licences)
  if (asksLicence === true) return known ?? { name: row.name, says: null }
  // Other detectors of the same speed are no YOLO.
  const isOfFamily = !row.id.startsWith('yolo') || /yolo/iu.test(name)
  return isCommercial === true && isOfFamily && known?.forbids !== undefined ? known : null
}

/** The plan at prices of today; throws for a model that is not among the sampled ones. */
export function sampledPlanFor(
  inquiry: InquiryOf<'samples'>,
  request: RequestContext,
  context: EngineContext,
): SampledPlan {
  const { spec } = inquiry
  const open = context.marketFor(request)
  const { sampledModels } = context.catalog.inquiryFacts
  const stated = (inquiry.toldRates ?? []).map(({ gpus, value, currency }) => ({
    gpus,
    usdPerGpuHour: inDollars(value, currency, context),
  }))
  // Machines of strangers are for those who ask for them.
  const ownHosts = { ...spec, hosting: spec.hosting ?? ('data-centre' as const) }
  // Prices of a region are few: those of the others tell what it comes to.
  const isOfUnion = spec.region !== null && context.catalog.places.get(spec.region)?.within.includes('eu') === true
  const union = isOfUnion ? [{ ...ownHosts, region: 'eu' }] : []
  const anywhere = spec.region === null ? [] : [{ ...ownHosts, region: null }]
  const ofOthers = spec.providers === null ? [] : [{ ...ownHosts, region: null, providers: null }]
  const placements = [ownHosts, spec, ...union, ...anywhere, ...ofOthers]
  const plans = placements.map((placed) =>
    sampledPlanOf({ ...inquiry, stated }, sampledModels, placeMarket(open, placed)),
  )
  // What nobody rents out there may be rented elsewhere before it is taken for their own.
  const isPriced = (each: SampledPlan | null): boolean =>
    each === null ||
    (each.choices.length > 0 && (spec.owned === true || each.choices.some(({ offer }) => offer !== null)))
  const priced = plans.findIndex(isPriced)
  const at =
    priced >= 0 ? priced : plans.findIndex((each, index) => each?.choices.length !== 0 || index === plans.length - 1)
  const plan = plans[at]
  if (plan == null) throw new Error(`there is no model "${inquiry.id}" that is trained by samples`)
  const pricedIn = placements[at]?.region ?? null
  const isElsewhere = plan.choices.some(({ offer }) => offer !== null) && pricedIn !== spec.region
  const isOfOthers = plan.choices.length > 0 && placements[at]?.providers !== spec.providers
  const note = 'prices of other providers: none of the one that was named is on record for these GPUs'
  const placed = isOfOthers ? { ...plan, assumed: [...plan.assumed, note] } : plan
  return isElsewhere && spec.region !== null ? { ...placed, missingPlace: { asked: spec.region, pricedIn } } : placed
}
