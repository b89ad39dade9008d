/** "How many H100 servers on a 30A 208V circuit?": machines against the power that there is. */
import { type Gpu, serverForm } from '../catalog/gpu.ts'
import { type PowerLimit, powerLimitIn, powerSupplyIn } from '../language/inquiries/power-limit.ts'
import { fitSentence } from '../presentation/content/inquiries/fit-message.ts'
import { powerLimitSentences, supplySentence } from '../presentation/content/inquiries/power-sentences.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { specIn } from './job-in-text.ts'
import type { RequestContext } from './request.ts'

const wholeMachines = /\b(?:servers?|nodes?|boxe?s?|machines?|dgx|hgx|systems?)\b/iu
const asksHowMany = /\bhow many\b/iu
/** GPUs of a server, by whether they are cards. */
const serverGpus = { card: 4, module: 8 }

/** What the power that is told does, and which trainings that are named fit; `rest`: what else is asked. Null where no power is told, or no GPU. */
export function powerOf(
  typed: string,
  request: RequestContext,
  context: EngineContext,
): { readonly says: readonly string[]; readonly rest: string } | null {
  const limit = powerLimitIn(typed)
  const supply = powerSupplyIn(typed)
  if (limit === null && supply === null) return null
  const plain = [limit?.words, supply?.words].reduce<string>((text, words) => text.replace(words ?? '', ' '), typed)
  const spec = specIn(plain, request, context)
  const held = limit === null ? [] : powerLimitAnswer(typed, limit, spec, request, context)
  if (held === null) return null
  const supplied = supply === null ? null : supplyAnswer(supply, spec, request, context)
  if (limit === null && supplied === null) return null
  const fits =
    supply === null && !(spec.gpuCount !== null && asksOfMachine.test(typed))
      ? []
      : fitsIn(plain, spec, request, context)
  const rest = limit?.rest ?? plain
  return { says: [...fits, ...(supplied === null ? [] : [supplied]), ...held], rest: fits.length > 0 ? '' : rest }
}
const asksOfMachine =
  /\b(?:can|could|does|do|will|would|is|are)\b[^.?!]{0,60}\b(?:box|machine|they|it|either|both|these|fit|run|train|handle)\b/iu

/** The supply of the machine against its cards; null where no number of cards is told. */
function supplyAnswer(
  { watts, words }: NonNullable<ReturnType<typeof powerSupplyIn>>,
  { gpus, gpuCount }: Spec,
  request: RequestContext,
  { catalog, renderContextOn }: EngineContext,
): string | null {
  const [gpu] = (gpus ?? []).flatMap((id) => catalog.gpus.get(id) ?? [])
  if (gpu === undefined || gpuCount === null) return null
  return supplySentence({
    words,
    watts,
    gpu: renderContextOn(request).names.gpu(gpu.id),
    gpuCount,
    gpuWatts: gpu.power.base,
    machineShare: catalog.inquiryFacts.rules.machineShare.base,
  })
}

/** "(1) lora on a 70B, (2) full finetune of 8B": each training that is named without data, on those cards. */
function fitsIn(
  text: string,
  { gpus, gpuCount }: Spec,
  request: RequestContext,
  context: EngineContext,
): readonly string[] {
  const { names } = context.renderContextOn(request)
  return text.split(betweenTrainings).flatMap((part) => {
    const own = specIn(part, request, context)
    if (own.params === null || own.method === null || own.tokens !== null) return []
    const asked = { ...own, gpus, gpuCount }
    const result = context.fitFor(request)(asked)
    return result === null ? [] : [fitSentence(result, asked, names)]
  })
}
const betweenTrainings = /[.;?!\n]\s|[,;]\s|\(?[1-4][.)]\s|\s(?:and|or|then)\s/u

/** `spec`: of the text without its power. Null where no GPU is named. */
function powerLimitAnswer(
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
  // Cards that are counted stand in one machine, whatever it is called.
  const isWhole = wholeMachines.test(text) && (spec.gpuCount === null || asksHowMany.test(text))
  const gpusOfOne = spec.gpuCount ?? (isWhole ? serverSize(gpu) : 1)
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
