/** The card of the plan, how it is joined to its neighbours, whether it is needed, and others beside it. */
import { betweenMachines } from './network.ts'
import { planAndProvider, planInFull } from '../format/display-names.ts'
import {
  formatCount,
  formatGib,
  formatDuration,
  formatUsd,
  formatUsdDifference,
  formatUsdShareApart,
} from '../format/number-format.ts'
import type { CardTrait } from '../../language/questions/named-count.ts'
import type { Option } from '../../recommend/recommendation.ts'
import type { QuestionContext } from './question-context.ts'
import { capitalized } from '../../recommend/figure-text.ts'
import type { Gpu } from '../../catalog/gpu.ts'
import { GB, GIB } from '../../catalog/units.ts'
import { toOneLine } from '../format/truncate.ts'
import { hoursOf, usdOf } from '../content/contrast-words.ts'
import { differenceFromBest, differenceInShort } from './plan-contrast.ts'

/** What is asked of it first, then which it is. */
export function cardAnswer({
  gpus = [],
  args,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const [card] = gpus
  const plan = planAndProvider(best, names)
  if (card === undefined) return [`${plan}, ${formatGib(best.usableMemoryGiB)} usable on each.`]
  const memory = `${formatCount(Math.round(card.memory.base / 1e9))} GB`
  const each = best.gpuCount / best.nodes
  const machines =
    best.gpuCount === 1
      ? 'one card in one machine'
      : best.nodes === 1
        ? `all ${formatCount(best.gpuCount)} in one machine`
        : `${formatCount(each)} in each of ${formatCount(best.nodes)} machines`
  const leads: Readonly<Record<CardTrait, string>> = {
    memory,
    form: card.form,
    machine: capitalized(machines),
    name: names.gpu(best.gpu),
  }
  const trait = args?.cardTrait ?? 'name'
  const rest = [
    trait === 'memory' ? '' : `${memory} of memory each`,
    trait === 'form' ? '' : `${card.form} form`,
    trait === 'machine' ? '' : machines,
  ].filter((one) => one !== '')
  return [`${leads[trait]}: the plan is ${plan}, ${rest.join(', ')}.`]
}

const alike = 0.05
const peakOf = ({ peak }: Gpu): number => (peak.bf16?.base ?? peak.fp16?.base ?? 0) / 1e12
const figuresOf = (gpu: Gpu): string =>
  `${formatCount(Math.round(gpu.memory.base / 1e9))} GB at ${(gpu.bandwidth.base / 1e12).toFixed(1)} TB/s, ${formatCount(Math.round(peakOf(gpu)))} TFLOP/s in 16 bits, ${formatCount(gpu.power.base)} W`
const shortName = ({ name }: Gpu): string => name.replace(/^(?:GeForce|Instinct) /u, '').replace(/\bSXM\d\b/u, 'SXM')

/** "Is the H200 faster or does it only have more memory?" `gpus`: the two that are set against each other, the one that is asked about first. */
export function gpuContrastAnswer({ gpus = [] }: QuestionContext): readonly string[] {
  const [one, other] = gpus
  if (one === undefined || other === undefined) return ['Say which two GPUs, such as “H200 against H100”.']
  const [first, second] = [shortName(one), shortName(other)]
  const compute = peakOf(one) / peakOf(other)
  const [memory, bandwidth] = [one.memory.base / other.memory.base, one.bandwidth.base / other.bandwidth.base]
  const times = (ratio: number): string =>
    ratio >= 1 ? `${ratio.toFixed(1)} times` : `${formatCount(Math.round(ratio * 100))} % of`
  const verdict =
    Math.abs(compute - 1) < alike
      ? `The ${first} computes as fast as the ${second}: it has ${times(memory)} the memory and ${times(bandwidth)} the bandwidth.`
      : `The ${first} computes at ${times(compute)} the peak of the ${second}, with ${times(memory)} the memory and ${times(bandwidth)} the bandwidth.`
  const meaning =
    Math.abs(compute - 1) < alike
      ? 'Training is mostly bound by arithmetic, so on as many cards it is usually a tenth faster at most; the memory pays where fewer cards then hold the model.'
      : ''
  return [verdict, `${first}: ${figuresOf(one)}; ${second}: ${figuresOf(other)}.`, meaning]
}

/** Of each form, in one clause. */
const linkOf = ({ name, link, pcieGeneration }: Gpu): string =>
  link.bandwidth.base === 0
    ? `${name} has no NVLink: its cards meet over PCIe ${pcieGeneration.base}.0`
    : `${name} has ${link.kind} at ${formatCount(Math.round(link.bandwidth.base / GB))} GB/s, both directions together`

/** "Does the 4090 have NVLink?": asks for a GPU where the question names none. */
export function gpuLinkAnswer(context: QuestionContext): readonly string[] {
  const {
    gpus = [],
    recommendation: { best },
  } = context
  if (gpus.length === 0) return ['Say which GPU, such as “does the 4090 have NVLink?”.']
  const isOwn = gpus.some(({ id }) => id === best.gpu)
  const shards = best.method === 'full' || best.gpuCount > 1
  return [
    `${[...new Set(gpus.map(linkOf))].join('; ')}.`,
    isOwn && best.nodes > 1 ? betweenMachines(context) : '',
    best.gpuCount === 1 ? 'The plan has one GPU: nothing travels between cards.' : '',
    shards && best.gpuCount > 1
      ? 'Weights sharded over the cards (FSDP, ZeRO-3) cross that link two to three times a step, which PCIe makes felt, most at small batches; where each card holds the whole model, only gradients of what is trained do, and with LoRA that is next to nothing. The hours of a plan count its link.'
      : '',
  ]
}

/** "Do we really need an H100 for this?" `whatIf`: the plan without the GPUs of the subject where the plan has one of them, or else with them. */
export function gpuNeedAnswer({
  subject,
  subjectText,
  scenario,
  args,
  whatIf,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): readonly string[] {
  const gpu = toOneLine(subjectText, 30)
  const plan = `${planInFull(best, names)}, ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} in total`
  const isPlanned = subject?.gpus.includes(best.gpu) === true
  const asksWhy = args?.countAsked?.asksWhy === true
  const needed = args?.countAsked?.asksNeed === true
  const option = whatIf !== undefined && 'option' in whatIf ? whatIf.option : null
  if (!isPlanned && option !== null && !asksWhy && !needed)
    return [
      worthOf(option, best, gpu),
      `The plan is ${plan}; ${planInFull(option, names)} takes ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total.`,
    ]
  if (!isPlanned)
    return [
      `${asksWhy ? `The plan has no ${gpu}` : needed ? 'No, and it is not planned' : `No ${gpu} is planned`}: it is ${plan}.`,
      option === null
        ? `With ${gpu} there is no plan: ${whatIf !== undefined && 'problem' in whatIf ? toOneLine(whatIf.problem, 160) : 'none is on record'}`
        : `${differenceFromBest(option, best, names)}.`,
    ]
  const held = `${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)} on each are used.`
  if (option === null) return [`Yes: nothing else that is priced here holds it. ${held}`]
  const other = `${planAndProvider(option, names)} does it too: ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total, ${differenceInShort(option, best)} than the plan`
  const isBetter = option.allInUsd.p50 < best.allInUsd.p50
  const reason = scenario.spec.gpus === null ? '' : ` ${names.gpu(best.gpu)} is planned because it was asked for.`
  if (asksWhy) return [`${reason.trim() || 'It came out best.'} Without it, ${other}.`]
  if (args?.isOpen === true) return [`Without it, ${other}.`, held]
  return needed ? [`No: ${other}.${reason}`, held] : [`${isBetter ? 'Hardly' : 'Yes'}: without it, ${other}.`, held]
}

/** Whether a card that is not planned pays, in dollars and hours. */
function worthOf(option: Option, best: Option, gpu: string): string {
  const [usd, hours] = [usdOf(option) - usdOf(best), hoursOf(option) - hoursOf(best)]
  const money = `${formatUsdDifference(option.allInUsd.p50, best.allInUsd.p50)} (${formatUsdShareApart(option.allInUsd.p50, best.allInUsd.p50, best.allInUsd.p50)})`
  const time = formatDuration(Math.abs(hours))
  if (usd > 0 && hours >= 0) return `${gpu} does not pay here: it costs ${money} more and saves no time.`
  if (usd <= 0 && hours <= 0) return `${gpu} pays here: it is no dearer and no slower.`
  if (usd <= 0) return `${gpu} saves ${money} and takes ${time} longer: worth it where nobody waits.`
  return `${gpu} does not pay here unless somebody waits for the result: ${money} more to save ${time}, ${formatUsd(usd / -hours)} for each hour saved.`
}

/** "Why A100 and not H100?" `whatIf`: the plan on the other GPU, or why there is none. */
export function otherGpuAnswer(context: QuestionContext): readonly string[] {
  const {
    subjectText,
    scenario,
    whatIf,
    recommendation: { best },
    renderContext: { names },
  } = context
  if (whatIf === undefined) return ['Say which GPU, such as “why not H100?”.']
  if ('problem' in whatIf)
    return [
      `With "${toOneLine(subjectText, 60)}" there is no plan.`,
      tooLittleMemory(context) ?? toOneLine(whatIf.problem, 300),
    ]
  const asked = scenario.spec.gpus === null ? '' : `${names.gpu(best.gpu)} is planned because it was asked for.`
  const { option } = whatIf
  const isBetter = option.allInUsd.p50 < best.allInUsd.p50 && option.hours.p50 < best.hours.p50
  const held = `Each holds ${formatGib(option.peakMemoryGiB.p50)} of ${formatGib(option.usableMemoryGiB)}, instead of ${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)}, and all together do ${speedOf(option)} instead of ${speedOf(best)}.`
  return [
    asked === '' && context.contrast?.form === 'why' ? reasonAgainst(option, best) : asked,
    `${differenceFromBest(option, best, names)}.`,
    held,
    isBetter ? `Reply “on ${subjectText}” to take it.` : '',
  ]
}

/** Why the rule that chooses plans leaves it out. */
function reasonAgainst(option: Option, best: Option): string {
  const [usd, hours] = [usdOf(best) - usdOf(option), hoursOf(option) - hoursOf(best)]
  if (usd <= 0 && hours >= 0) return 'Because it would be slower and no cheaper.'
  if (usd > 0 && hours > 0)
    return `Because being done ${formatDuration(hours)} sooner is taken to be worth ${formatUsdDifference(best.allInUsd.p50, option.allInUsd.p50)}; where you can wait, take it.`
  return usd < 0 ? 'Because the time that it saves is not taken to be worth its price.' : ''
}

const speedOf = ({ tokensPerSecond: { p50 } }: Option): string => `${formatCount(Math.round(p50))} tok/s`

/** Of a card with less memory than each of the plan's has to hold: how many of it hold as much together; null of others. */
function tooLittleMemory({
  subject,
  catalog,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): string | null {
  const ids = subject?.gpus.filter((gpu) => gpu !== best.gpu) ?? []
  const id = ids.find((gpu) => gpu.endsWith('-sxm')) ?? ids[0]
  const other = id === undefined ? undefined : catalog?.gpus.get(id)
  if (other === undefined) return null
  const [has, held] = [other.memory.base / GIB, best.peakMemoryGiB.p50]
  const least = Math.ceil((best.gpuCount * held) / has)
  return has > held || least <= best.gpuCount
    ? null
    : `Memory: each of the ${formatCount(best.gpuCount)} × ${names.gpu(best.gpu)} has ${formatGib(held)} to hold, and one ${shortName(other)} has ${formatGib(has)}. By memory alone it takes ${formatCount(least)} or more of them, of which no offer holds the job.`
}
