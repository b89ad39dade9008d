/** "Do I need several nodes for it?", before anybody said how much data there is: whether one machine holds the job. */
import { gpuIdSchema } from '../catalog/ids.ts'
import { planName } from '../presentation/format/display-names.ts'
import { formatCount, formatGib } from '../presentation/format/number-format.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'
import { recommendationFor } from './recommendation-for.ts'

const machines = String.raw`(?:nodes?|machines?|servers?|boxes|box|hosts?)`
const asksNodes = new RegExp(
  String.raw`\b(?:multi-?|several |multiple |more than one |two |2 |how many |a second |one |a single |single[- ]|1 )${machines}\b|\bmulti-?node\b`,
  'iu',
)
/** The card that most clusters have. */
const usual = gpuIdSchema.parse('h100-sxm')

/** "One machine does: 8 × B300 SXM, …", with what H100s would take; '' where it is not asked. */
export function nodesOfJob(
  text: string,
  asked: Scenario,
  best: Option,
  request: RequestContext,
  context: EngineContext,
): string {
  if ((asked.spec.nodes ?? 1) > 1 || !asksNodes.test(text)) return ''
  const { names } = context.renderContextOn(request)
  const said = (option: Option): string =>
    `${planName(option, names)}, ${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)} on each`
  const onUsual = asked.spec.gpus === null ? (recommendationFor(ofUsual(asked), request, context)?.best ?? null) : null
  const others =
    onUsual === null || onUsual.gpu === best.gpu
      ? ''
      : ` On H100s it takes ${onUsual.nodes === 1 ? 'one machine, too' : `${formatCount(onUsual.nodes)} machines`}: ${said(onUsual)}.`
  const verdict = best.nodes === 1 ? 'One machine does' : `It takes ${formatCount(best.nodes)} machines`
  return `${verdict}: ${said(best)}.${others}`
}

const ofUsual = (asked: Scenario): Scenario => ({ ...asked, spec: { ...asked.spec, gpus: [usual], nodes: null } })
