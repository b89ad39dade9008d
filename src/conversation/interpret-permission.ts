/** "Can we just use Vast for hospital data?": the verdict, what to take instead at its price, and whom to ask; beside a job the plan is elsewhere. */
import { isOfHosts as rentsFromHosts } from '../catalog/provider.ts'
import type { GpuId } from '../catalog/ids.ts'
import { type NamedSeller, sellersNamedIn } from '../language/inquiries/named-sellers.ts'
import {
  namesWayOut,
  type PermissionQuestion,
  permissionQuestionIn,
  withoutHosts,
} from '../language/inquiries/permission-question.ts'
import { unsupportedNameIn } from '../language/inquiries/unsupported-inquiry.ts'
import { placeMarket } from '../offers/market.ts'
import {
  type PermissionFigures,
  permissionLead,
  permissionSentences,
} from '../presentation/content/inquiries/permission-sentences.ts'
import { type PriceOnRecord, rentsOf } from '../recommend/inquiries/quote.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { type FoundInterpretation, inquiryOf, type ReadRest, type SpecReader, startWith } from './part-readers.ts'
import { recommendationFor, recommendationForSpec } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

/** By itself, or beside a job that is not told whole. Null where no host or seller is asked about. */
export const permissionOf: SpecReader = (text, specOf, request, context) => {
  const asked = permissionQuestionIn(text)
  if (asked === null) return null
  const named = sellersNamedIn(text, context.vocabulary)
  const spec = specOf(text)
  if (spec.params !== null && spec.tokens !== null) return null
  const figures = figuresOf(text, asked, named, spec, request, context)
  if (figures === null) return null
  const { names } = context.renderContextOn(request)
  const job =
    spec.params === null ? [] : ['With the amount of data I plan it there: give tokens, or examples and their length.']
  return inquiryOf({ kind: 'known', id: 'permission', says: [...permissionSentences(figures, names), ...job] })
}

/** Beside a whole job, which is planned in data centres where the answer is no. Null where nothing is asked so. */
export function permissionBesideJob(
  text: string,
  readRest: ReadRest,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const asked = permissionQuestionIn(text)
  if (asked === null) return null
  const named = sellersNamedIn(text, context.vocabulary)
  const rest = withoutHosts(
    text,
    named.map(({ words }) => words),
  )
  const read = rest === text ? null : readRest(rest)
  if (read?.kind !== 'start') return null
  const { scenario } = read
  const figures = figuresOf(text, asked, named, scenario.spec, request, context)
  if (figures === null) return null
  const isRefused = figures.isOfHosts && figures.what !== null
  const inDataCentre: Spec = { ...scenario.spec, providers: null, tier: null, hosting: 'data-centre' }
  const certified: Spec = { ...inDataCentre, certificates: inDataCentre.certificates ?? ['iso27001'] }
  const isCertified = isRefused && recommendationForSpec(certified, request, context) !== null
  const planned: Scenario = isRefused
    ? { ...scenario, spec: isCertified ? certified : inDataCentre }
    : { ...scenario, spec: { ...scenario.spec, providers: named.map(({ id }) => id) } }
  const { names } = context.renderContextOn(request)
  const says = permissionSentences(figures, names)
  if (recommendationFor(planned, request, context) === null) return inquiryOf({ kind: 'known', id: 'permission', says })
  const { generalAnswers = [], ...extras } = scenario.extras ?? {}
  const lead = permissionLead(figures)
  return startWith(named.length === 0 && !isRefused ? scenario : planned, {
    ...extras,
    ...(lead === '' ? {} : { lead }),
    generalAnswers: [...says, ...generalAnswers],
  })
}

/** Null where no one seller and no kind of host is asked about, or nothing is told that an answer could rest on. */
function figuresOf(
  text: string,
  asked: PermissionQuestion,
  named: readonly NamedSeller[],
  spec: Spec,
  request: RequestContext,
  context: EngineContext,
): PermissionFigures | null {
  const [first] = named
  if (asked.hosts === null && first === undefined) return null
  const { catalog, vocabulary } = context
  const provider = first === undefined ? undefined : catalog.providers.get(first.id)
  const isOfHosts =
    asked.hosts !== null || (provider !== undefined && rentsFromHosts(provider)) || spec.tier === 'community'
  const found = vocabulary.sensitiveWords.find(text.toLowerCase().match(/[\p{L}\p{N}]+|-/gu) ?? [])
  const what = asked.sensitive ?? found?.word ?? null
  // Of data centres only what is of people is asked so; and of several sellers a choice is.
  if (
    (what === null && !(isOfHosts && asked.isOpen) && !(asked.asksLeave && isBare(spec))) ||
    (!isOfHosts && !asked.asksLeave) ||
    (asked.hosts === null && named.length > 1 && !namesWayOut(text))
  )
    return null
  const { region } = spec
  return {
    where: hostsName(asked.hosts) ?? provider?.name ?? '',
    isOfHosts,
    what,
    isOfPatients:
      found === null ? /patient|hospital|clinic|radiolog|medical|health/iu.test(what ?? '') : found.kind === 'patients',
    isDeidentified: asked.isDeidentified,
    isOpen: asked.isOpen,
    instead: insteadOf(spec, provider?.id ?? null, request, context),
    elsewhere:
      catalog.inquiryFacts.rules.regionsWithoutPrice.find(({ names }) =>
        names.some((name) => unsupportedNameIn(text, name) !== null),
      ) ?? null,
    place: region === null ? null : (catalog.places.get(region)?.name ?? region),
    agreement:
      provider === undefined || asked.hosts !== null
        ? ''
        : (catalog.providerTerms.providers[provider.id]?.agreement ??
          catalog.providerTerms.kinds[provider.kind].agreement),
    certificates: provider?.certificates ?? null,
  }
}

/** Nothing of a job or of GPUs is told: the seller itself is asked about. */
const isBare = ({ params, gpus, tokens }: Spec): boolean => params === null && gpus === null && tokens === null

/** "A marketplace", "RunPod community cloud"; null: none are named. */
const hostsName = (words: string | null): string | null =>
  words === null
    ? null
    : /^runpod/iu.test(words)
      ? 'RunPod Community Cloud'
      : `a ${words.replace(/^(?:an?|the|any) /iu, '')}`

/** The two cheapest with certificates, and the cheapest large cloud. */
function insteadOf(spec: Spec, asked: string | null, request: RequestContext, context: EngineContext) {
  const { catalog } = context
  const usual: readonly GpuId[] = [...catalog.gpus.values()].flatMap(({ id, families }) =>
    families.includes('h100') ? [id] : [],
  )
  const wanted: Spec = { ...spec, gpus: [...(spec.gpus ?? usual)], gpuCount: null, providers: null, tier: null, hosting: 'data-centre', certificates: null } // prettier-ignore
  const market = placeMarket(context.marketFor(request), wanted)
  const certified = rentsOf(wanted, 'on_demand', market).flatMap((price: PriceOnRecord) => {
    const provider = catalog.providers.get(price.provider)
    return provider?.certificates == null || provider.id === asked ? [] : [{ price, provider }]
  })
  const large = certified.find(({ provider }) => provider.kind === 'hyperscaler')
  const others = certified.filter(({ provider }) => provider.kind !== 'hyperscaler').slice(0, 2)
  return [...others, ...(large === undefined ? [] : [large])]
}
