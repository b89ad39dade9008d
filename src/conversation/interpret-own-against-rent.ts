/** Cards that are there against others that are rented: what the electricity of the one costs, and the rent of the other. */
import { generalAnswerIn } from '../language/inquiries/general-inquiry.ts'
import { ownAgainstRentIn } from '../language/inquiries/own-against-rent.ts'
import { withoutPowerPrice } from '../language/inquiries/power-price.ts'
import { understand } from '../language/pipeline.ts'
import { perKwhIn } from '../language/questions/named-currency.ts'
import { methodNames, eightBitAdam } from '../catalog/training-method.ts'
import { modelTitle } from '../presentation/content/inquiries/answer-lines.ts'
import { ownAgainstRentSentences } from '../presentation/content/inquiries/own-against-rent-sentences.ts'
import { planName, providerName } from '../presentation/format/display-names.ts'
import { formatDuration, formatTokens, formatUsd } from '../presentation/format/number-format.ts'
import { formatList } from '../scenario/format-values.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Spec } from '../scenario/scenario.ts'
import { usualCounts } from './count-plans.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { knownInquiry } from './part-readers.ts'
import type { RequestContext } from './request.ts'

const onlyEvenings =
  /\b(?:idle|free|available|unused|ours)\b[^.?!]{0,24}\b(?:evenings?|nights?|overnight|after hours|outside office hours)\b/iu
const eveningHours = 12

/** Null where not both are named, nothing says what is trained, or there is no such plan to rent. */
export function ownAgainstRent(text: string, request: RequestContext, context: EngineContext): Interpretation | null {
  const { rest, words } = withoutPowerPrice(text)
  const weighed = ownAgainstRentIn(rest)
  if (weighed === null) return null
  const { catalog, vocabulary } = context
  const specOf = (typed: string): Spec =>
    understand(typed, { mode: 'message', vocabulary, today: request.today }).draft.finish().spec
  const read = specOf(weighed.rest)
  // Weeks of a run are weighed by more than electricity.
  if (read.task === 'pretrain') return null
  const [own, rented] = [specOf(weighed.own), specOf(weighed.rented)]
  if ((read.params === null && read.model === null) || own.gpus === null || rented.gpus === null) return null
  const job: Spec = {
    ...read,
    method: read.method ?? 'lora',
    tokens: read.tokens ?? catalog.inquiryFacts.goals.pricesTokens.base,
    gpus: null,
    gpuCount: null,
    nodes: null,
    owned: null,
  }
  const best = (spec: Spec): Option | null => {
    const scenario = { spec, setBy: {}, notes: [] }
    const answer = context.advisor.answer(scenario, request.today, context.askerContext(request, null))
    return answer.kind === 'recommendation' ? answer.recommendation.best : null
  }
  const thereWith = (method: Spec['method'], optimizer = job.optimizer): Option | null => {
    const onOwn = { gpus: own.gpus, gpuCount: own.gpuCount ?? 1, owned: true, providers: null }
    const found = best({ ...job, ...onOwn, method, optimizer })
    // With the weights in the memory of the host it is no match for a card that is rented.
    return found === null || found.offload === 'params' ? null : found
  }
  const usualWay = thereWith(job.method)
  // Full training that fp32 states leave no room for may fit with those of 8 bits.
  const lean =
    usualWay === null && job.method === 'full' && job.optimizer === null ? thereWith('full', eightBitAdam) : null
  const there = usualWay ?? lean
  const leaner = there === null && job.method === 'lora' ? thereWith('qlora') : null
  const elsewhere = { ...job, gpus: rented.gpus }
  // Where nobody counts them: as many as are there, or the fewest that hold it without the memory of the host.
  const isOne = /^(?:an?|one) /iu.test(weighed.rented)
  const counts = [
    ...(isOne || own.gpuCount === null ? [] : [own.gpuCount]),
    ...usualCounts.filter((count) => count <= 8),
  ]
  const held = (providers: Spec['providers']): Option | null =>
    counts
      .map((gpuCount) => best({ ...elsewhere, providers, gpuCount }))
      .find((option) => option !== null && option.offload === 'none') ?? best({ ...elsewhere, providers })
  const hiredBy = (providers: Spec['providers']): Option | null =>
    rented.gpuCount === null ? held(providers) : best({ ...elsewhere, providers, gpuCount: rented.gpuCount })
  const sold = hiredBy(job.providers)
  // What the named seller does not rent is rented all the same, and said to be another's.
  const anyPlaced = { ...elsewhere, region: null, regions: null }
  const hired =
    sold ??
    (job.providers === null ? null : hiredBy(null)) ??
    // "35 cents a kWh here in Germany" is where the own card stands.
    (job.region === null ? null : best({ ...anyPlaced, providers: null, gpuCount: rented.gpuCount ?? 1 }))
  if (hired === null) return null
  const { names } = context.renderContextOn(request)
  const { electricity, currencies } = catalog.totalCost
  const told = words === null ? null : perKwhIn(words)
  const usual = electricity.places[electricity.usual]?.price.base ?? 0
  const usdPerKwh = told === null ? usual : told.value * (currencies[told.currency]?.usd.base ?? 1)
  const timesOf = (option: Option) => ({
    tokensPerSecond: option.tokensPerSecond.p50,
    hours: option.hours.p50,
  })
  const ownWay = (option: Option) => {
    const watts = catalog.gpus.get(option.gpu)?.power.base ?? 0
    const kilowatts = (watts / 1000) * catalog.inquiryFacts.rules.machineShare.base * option.gpuCount
    const usdPerHour = kilowatts * usdPerKwh
    const usd = usdPerHour * option.hours.p50
    return { name: planName(option, names), ...timesOf(option), kilowatts, usdPerHour, usd }
  }
  const method = methodNames[job.method ?? 'lora']
  const general = generalAnswerIn(text, catalog.inquiryFacts)
  return knownInquiry('own-against-rent', [
    ...ownAgainstRentSentences({
      job: `${formatTokens(job.tokens ?? 0)} of ${method} on ${modelTitle(job, names)}`,
      own: there === null ? null : ownWay(there),
      ownName: weighed.own,
      rented: {
        name: `${planName(hired, names)} at ${providerName(hired, names)}`,
        ...timesOf(hired),
        usdPerHour: hired.usdPerGpuHour * hired.gpuCount,
        usd: hired.allInUsd.p50,
      },
      powerPrice: words ?? `${formatUsd(usual)}/kWh, as is usual`,
    }),
    ...(lean === null
      ? []
      : [
          'Yours is planned with 8-bit states of AdamW: with states in fp32 it needs the memory of the host, which is slower.',
        ]),
    ...(leaner === null
      ? []
      : [
          `With 4-bit weights (QLoRA) it fits yours: ${planName(leaner, names)}, ${formatDuration(leaner.hours.p50)}, for the electricity alone.`,
        ]),
    ...(sold === null && job.providers === null
      ? [
          `No ${weighed.rented.replace(/^(?:an?|one) /iu, '')} is on record where you are: it is priced anywhere, which matters for data that may not leave.`,
        ]
      : []),
    ...(sold === null && job.providers !== null
      ? [
          `We have no price of the ${weighed.rented} at ${formatList(
            (job.providers ?? []).map((id) => names.provider(id)),
            'or',
          )}.`,
        ]
      : []),
    ...(there !== null && onlyEvenings.test(text) && there.hours.p50 > eveningHours
      ? [
          `Free in the evenings and nights alone (some ${eveningHours} h each): about ${Math.ceil(there.hours.p50 / eveningHours)} of them, or one weekend; save checkpoints and resume.`,
        ]
      : []),
    ...(read.tokens === null ? [`${formatTokens(job.tokens ?? 0)} are taken, as nothing is said of data.`] : []),
    ...(general?.says ?? []),
  ])
}
