/** "How many H100 servers on a 30A 208V circuit?": machines against the power that there is. */
import { type Gpu, serverForm } from '../catalog/gpu.ts'
import type { PowerLimit } from '../language/inquiries/power-limit.ts'
import { powerLimitSentences } from '../presentation/content/inquiries/power-sentences.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { RequestContext } from './request.ts'

const wholeMachines = /\b(?:servers?|nodes?|boxe?s?|machines?|dgx|hgx|systems?)\b/iu
/** GPUs of a server, by whether they are cards. */
const serverGpus = { card: 4, module: 8 }

/** `spec`: of the text without its power. Null where no GPU is named. */
export function powerLimitAnswer(
  text: string,
  limit: PowerLimit,
  spec: Spec,
  request: RequestContext,
  context: EngineContext,
): readonly string[] | null {
  const { catalog } = context
  const forms = (spec.gpus ?? []).flatMap((id) => catalog.gpus.get(id) ?? [])
  const gpu = serverForm(forms)
  if (gpu === undefined) return null
  const { machineShare, continuousLoad } = catalog.inquiryFacts.rules
  const watts = limit.watts * (limit.isBreaker ? continuousLoad.base : 1)
  const perGpu = gpu.power.base * machineShare.base
  const isWhole = wholeMachines.test(text)
  const gpusOfOne = isWhole ? serverSize(gpu) : (spec.gpuCount ?? 1)
  return powerLimitSentences({
    words: limit.words,
    watts,
    isBreaker: limit.isBreaker,
    count: limit.count,
    gpu: context.renderContextOn(request).names.gpu(gpu.id),
    gpusOfOne,
    machineWatts: perGpu * gpusOfOne,
    gpuWatts: gpu.power.base,
    isWhole,
    fitting: Math.floor(watts / perGpu),
  })
}

const serverSize = ({ form }: Gpu): number => (form === 'PCIe' || form === 'NVL' ? serverGpus.card : serverGpus.module)
