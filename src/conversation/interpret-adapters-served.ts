/** Adapters of many customers that are served on one base, beside their trainings or alone. */
import { adaptersServedIn } from '../language/inquiries/adapters-served.ts'
import { adaptersServedSentences } from '../presentation/content/inquiries/adapters-served-sentences.ts'
import { planName, providerName } from '../presentation/format/display-names.ts'
import { formatParameters } from '../presentation/format/number-format.ts'
import { hostingPlanOf } from '../recommend/inquiries/hosting.ts'
import { emptySpec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { withAnswersBefore } from './interpretation-extras.ts'
import { type FoundInterpretation, knownInquiry, type ReadPart, type ReadRest } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** Bytes of an adapter of rank 16 on all linear layers to a parameter of its base: in bf16, and in fp32. */
const bytesOfParam = [0.01, 0.021] as const
/** People who ask at once, where nobody says: few of many customers do. */
const sharedBy = 10
const fewestAtOnce = 4

/** Null where no several adapters are served, or no base is named. */
export function adaptersServedOf(
  text: string,
  readRest: ReadRest,
  readPart: ReadPart,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const asked = adaptersServedIn(text)
  if (asked === null) return null
  const draft = [asked.rest, text].map((words) => readPart(words).draft).find((each) => each.get('params') !== null)
  const params = draft?.get('params') ?? null
  if (draft === undefined || params === null) return null
  const model = draft.get('model')
  const wish = {
    users: Math.max(fewestAtOnce, Math.round(asked.count / sharedBy)),
    areConcurrent: true,
    isOfficeHours: false,
    tokensPerSecond: null,
  }
  const market = context.marketFor(request)
  const plan = hostingPlanOf({ ...emptySpec, model, params }, wish, market)
  const [best] = plan?.options ?? []
  const { names } = context.renderContextOn(request)
  const [low, high] = bytesOfParam
  const says = adaptersServedSentences({
    count: asked.count,
    base: model === null ? `the ${formatParameters(params)}` : names.model(model),
    bytes: [low * params, high * params],
    place: best === undefined ? null : `${planName(best, names)} at ${providerName(best, names)}`,
    usdPerMonth: best?.usdPerMonth.p50 ?? null,
    atOnce: plan?.sequences ?? null,
  })
  const job = draft.get('tokens') === null ? null : readRest(asked.rest)
  if (job?.kind === 'start') return withAnswersBefore(job, says)
  return knownInquiry('adapters served', says)
}
