/** "40 LoRAs a month, today a g5.12xlarge runs 24/7": a machine that is always on against runs that are started as they come. */
import { countOf } from '../language/questions/same-run-again.ts'
import { planAndProvider, planName } from '../presentation/format/display-names.ts'
import { formatCount, formatUsd } from '../presentation/format/number-format.ts'
import { hoursOfMonth } from '../scenario/hours-of-time.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { withExtras } from './interpretation-extras.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

const keptOn =
  /\b(?:24 ?\/ ?7|(?:a)?round[- ]the[- ]clock|day and night|always[- ]on|all (?:day|month) long|non-?stop)\b/iu
const monthly =
  /(?<![\w.$€£])(\d{1,4}|ten|twenty|thirty|forty|fifty) (?:[\p{L}-]{2,14} ){0,3}?(?:loras?|qloras?|adapters?|fine-?tun(?:es|ings)|runs|trainings|jobs)\b[^.;?!]{0,12}?(?:\b(?:an?|per|each|every) |\/ ?)month\b/iu
/** What answers users has to be on. */
const serves = /\b(?:serv(?:e|es|ing)|host(?:s|ing)?|inference|users|requests)\b/iu

/** A seller of today is none of tomorrow, unless it is said to be. */
const staysThere = /\b(?:only|must|stay(?:s|ing)?|keep (?:it )?(?:on|at|with))\b(?! cold)/iu

/** Unchanged where no machine is kept on, or runs of a month are not counted. */
export function withKeptOnMachine(
  answer: Interpretation,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  if (answer.kind !== 'start' || !keptOn.test(text) || serves.test(text)) return answer
  const runs = countOf(monthly.exec(text)?.[1] ?? '')
  const { scenario } = answer
  if (!(runs > 1) || scenario.spec.gpus === null || scenario.spec.owned === true) return answer
  const kept = recommendationFor(scenario, request, context)?.best
  const providers = staysThere.test(text) ? scenario.spec.providers : null
  const free = { ...scenario, spec: { ...scenario.spec, gpus: null, gpuCount: null, nodes: null, providers } }
  const open = recommendationFor(free, request, context)?.best
  if (kept === undefined || open === undefined) return answer
  const { names } = context.renderContextOn(request)
  const month = kept.usdPerGpuHour * kept.gpuCount * hoursOfMonth
  const [there, elsewhere] = [runs * kept.allInUsd.p50, runs * open.allInUsd.p50]
  const [least, where] =
    elsewhere < there ? [elsewhere, planAndProvider(open, names)] : [there, planAndProvider(kept, names)]
  const busy = Math.round((100 * runs * kept.hours.p50) / hoursOfMonth)
  const says = `Kept on, ${planName(kept, names)} is ${formatUsd(month)} a month, and ${formatCount(runs)} such runs use it ${busy < 1 ? 'less than 1' : formatCount(busy)} % of the time. Started as they come, and ended after each, they are about ${formatUsd(least)} on ${where}: ${month > least ? `${formatUsd(month - least)} a month saved` : 'no saving'}. A start takes some minutes (bake the image and keep the weights on a volume); jobs wait in a queue, and a cap on machines at once holds the bill.`
  const { extras } = scenario
  return withExtras(answer, { generalAnswers: [says, ...(extras?.generalAnswers ?? [])] })
}
