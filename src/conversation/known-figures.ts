/** What is true in general, with the figures of the model that the question names. */
import { certificateNames } from '../catalog/provider.ts'
import { checkpointsWrittenIn } from '../language/inquiries/checkpoints-written.ts'
import type { GeneralAnswer } from '../language/inquiries/general-inquiry.ts'
import { interruptionsIn } from '../language/inquiries/interruptions.ts'
import { understand } from '../language/pipeline.ts'
import { modelTitle } from '../presentation/content/inquiries/answer-lines.ts'
import {
  checkpointSentences,
  hostMemorySentence,
  networkSentences,
  todaysPriceSentence,
} from '../presentation/content/inquiries/known-figures-sentences.ts'
import { spotSentences } from '../presentation/content/inquiries/spot-sentences.ts'
import { spotOrNotOf } from '../recommend/inquiries/spot-or-not.ts'
import { checkpointFigures, networkFigures } from '../recommend/inquiries/known-figures.ts'
import { modelOf } from '../recommend/search/search-space.ts'
import { judgeQuote } from '../recommend/inquiries/quote.ts'
import { placeMarket } from '../offers/market.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'

/** Unchanged where no model is named, or nothing is reckoned of what is asked. */
export function withFigures(
  known: GeneralAnswer,
  text: string,
  request: RequestContext,
  context: EngineContext,
): GeneralAnswer {
  if (known.id === 'certificates') return withHolders(known, text, request, context)
  if (known.id === 'price-trend') return withTodaysPrice(known, text, request, context)
  if (known.id === 'spot') return withSpotPrices(known, text, request, context)
  if (known.id !== 'checkpoint-size' && known.id !== 'network' && known.id !== 'host-memory') return known
  const { draft } = understand(text, { mode: 'message', vocabulary: context.vocabulary, today: request.today })
  const { spec } = draft.finish()
  if (spec.params === null && spec.model === null) return known
  const { names } = context.renderContextOn(request)
  const title = modelTitle(spec, names)
  if (known.id === 'host-memory') {
    const params = modelOf(spec, context.catalog)?.shape.params
    return params === undefined ? known : { ...known, says: [hostMemorySentence(params, title), ...known.says] }
  }
  if (known.id === 'checkpoint-size') {
    const figures = checkpointFigures(spec, context.catalog, checkpointsWrittenIn(text))
    return figures === null
      ? known
      : { ...known, alone: true, says: [...checkpointSentences(figures, title), ...known.says.slice(1)] }
  }
  // Adapters send next to nothing.
  if (spec.method === 'lora' || spec.method === 'qlora')
    return {
      ...known,
      says: [
        'LoRA sends only the gradients of its adapters between machines, some hundred MB a step: ordinary Ethernet does, as long as each machine holds the base by itself.',
      ],
    }
  const machines = Math.max(2, spec.nodes ?? 2)
  const alone = { ...spec, method: 'full' as const, gpus: ['h100-sxm'], gpuCount: 8, nodes: 1 }
  const fit = context.advisor.fit(alone, request.today, context.askerContext(request, null))
  const fitsOne = fit?.verdict === 'yes'
  const figures = networkFigures(spec, machines, fitsOne, context.catalog)
  if (figures === null) return known
  return {
    ...known,
    alone: true,
    says: [...networkSentences(figures, title, fitsOne), ...known.says.slice(fitsOne ? 1 : known.says.length)],
  }
}

/** "Is spot cheaper for an H100 once you count interruptions?": with both prices, where no job says more. */
function withSpotPrices(
  known: GeneralAnswer,
  text: string,
  request: RequestContext,
  context: EngineContext,
): GeneralAnswer {
  const { draft } = understand(text, { mode: 'message', vocabulary: context.vocabulary, today: request.today })
  const { spec } = draft.finish()
  if (spec.tokens !== null) return known
  const market = context.advisor.market(request.today, context.askerContext(request, null))
  const gpus = spec.gpus ?? ['h100-sxm']
  const statedHours = interruptionsIn(text)?.hoursBetween ?? null
  const found = spotOrNotOf({ ...spec, gpus }, placeMarket(market, spec), statedHours)
  if (found === null) return known
  const { names } = context.renderContextOn(request)
  return { ...known, alone: true, says: [...spotSentences(found, spec.gpus === null, names), ...known.says] }
}

/** "Will H100 prices drop by spring?": what is known is today's, of the GPU that is named. */
function withTodaysPrice(
  known: GeneralAnswer,
  text: string,
  request: RequestContext,
  context: EngineContext,
): GeneralAnswer {
  const { spec } = understand(text, {
    mode: 'message',
    vocabulary: context.vocabulary,
    today: request.today,
  }).draft.finish()
  if (spec.gpus === null) return known
  const market = context.advisor.market(request.today, context.askerContext(request, null))
  const { onDemand } = judgeQuote(spec, 0, true, false, null, market)
  if (onDemand === null) return known
  const { names } = context.renderContextOn(request)
  const [unknown = '', ...rest] = known.says
  return { ...known, says: [unknown, todaysPriceSentence(onDemand, names), ...rest] }
}

/** "HIPAA notes, which providers can we use?": those on record, marketplaces left out. */
function withHolders(
  known: GeneralAnswer,
  text: string,
  { today }: RequestContext,
  { vocabulary, catalog }: EngineContext,
): GeneralAnswer {
  const { spec } = understand(text, { mode: 'message', vocabulary, today }).draft.finish()
  const asked = spec.certificates
  if (asked === null) return known
  const holders = [...catalog.providers.values()].filter(
    ({ certificates, tiers }) =>
      asked.every((certificate) => certificates?.held.includes(certificate) === true) &&
      !tiers.some(({ hosts }) => hosts === 'third-party'),
  )
  if (holders.length === 0) return known
  const names = asked.map((certificate) => certificateNames[certificate]).join(' and ')
  const agreement = asked.includes('hipaa')
    ? ' Sign a business associate agreement (BAA) with it before any record goes there; nobody is certified for HIPAA as such.'
    : ''
  const says = `On record with ${names}: ${holders.map(({ name }) => name).join(', ')}.${agreement}`
  return { ...known, says: [says, ...known.says] }
}
