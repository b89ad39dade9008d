/** "14 % MFU on 4 nodes of 8 at 100G, why, and what on one node?": what the network takes, and the same on one machine. */
import { linkGbitsIn } from '../language/inquiries/link-speed.ts'
import { modelTitle } from '../presentation/content/inquiries/answer-lines.ts'
import { networkSentences } from '../presentation/content/inquiries/known-figures-sentences.ts'
import { formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import { networkFigures } from '../recommend/inquiries/known-figures.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'

const nodes = /(?<![\w.])(\d{1,3}) ?(?:nodes?|machines|boxes|servers) (?:of|with) (\d{1,2})(?!\d)/iu
const oneNode = /\b(?:one|a single|single|1) (?:node|machine|box|server)\b/iu
const asksWhy = /\bwhy\b|\bbottleneck|\bproblem\b|\bslow\b/iu

type Nodes = { readonly count: number; readonly gpusOfEach: number }

/** "4 nodes of 8xA100"; null: machines are not counted so. */
export function nodesIn(text: string): Nodes | null {
  const [, count, each] = nodes.exec(text) ?? []
  return count === undefined || each === undefined ? null : { count: Number(count), gpusOfEach: Number(each) }
}

/** `usualHours`: GPU-hours at the high and the low end of what is usual. None where nothing of it is asked. */
export function overNodesSentences(
  text: string,
  { count, gpusOfEach }: Nodes,
  spec: Spec,
  usualHours: readonly [number, number],
  usdPerGpuHour: number | null,
  request: RequestContext,
  context: EngineContext,
): readonly string[] {
  const gbits = linkGbitsIn(text)
  const { names } = context.renderContextOn(request)
  const onOne = { ...spec, method: 'full' as const, gpuCount: gpusOfEach, nodes: 1 }
  const fit = context.fitFor(request)(onOne)
  const fitsOne = fit?.verdict === 'yes'
  const gpuCount = count * gpusOfEach
  const figures =
    gbits === null || count < 2 ? null : networkFigures({ ...spec, gpuCount }, count, fitsOne, context.catalog, gbits)
  const why =
    figures === null || !asksWhy.test(text)
      ? []
      : networkSentences(figures, modelTitle(spec, names), fitsOne, gbits).slice(0, 1)
  const [least, most] = usualHours
  const price =
    usdPerGpuHour === null ? '' : `, ${formatUsd(least * usdPerGpuHour)} to ${formatUsd(most * usdPerGpuHour)}`
  const held = fitsOne
    ? ''
    : '; whether one holds it is not sure: 8-bit states or the memory of the machine may be needed'
  return [
    ...why,
    ...(oneNode.test(text)
      ? [
          `On one node of ${gpusOfEach}, whose GPUs are linked by NVLink, the usual share is reached: ${formatDuration(least / gpusOfEach)} to ${formatDuration(most / gpusOfEach)}${price}${held}.`,
        ]
      : []),
  ]
}
