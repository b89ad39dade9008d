/** What leads an answer on a run, with the figures of its plan: two machines, offloading, a loss that stays, the next stage, whose power it is. */
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import { methodName, planAndProvider, planName } from '../format/display-names.ts'
import { formatBytes } from '../format/file-sizes.ts'
import {
  formatCount,
  formatDuration,
  formatGib,
  formatParameters,
  formatPercent,
  formatUsd,
  formatUsdPerHour,
} from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { planFigures } from '../content/contrast-words.ts'
import type { QuestionContext } from './question-context.ts'

/** Hours of training without the start. */
const training = ({ hours, startupHours }: QuestionContext['recommendation']['best']): number =>
  Math.max(0, hours.p50 - startupHours)

/** A tenth of the run, after which a loss that stays is plain. */
function tenthOfRun({ recommendation: { best } }: QuestionContext): string {
  const hours = training(best) / 10
  return `${formatDuration(hours)} and ${formatUsd(hours * best.gpuCount * best.usdPerGpuHour)} here`
}

/** "Does it hurt to go over the network?": whether the plan does, and what is lost as a rule. */
function overNetwork({ recommendation: { best } }: QuestionContext): string {
  const rule =
    'two machines reach 85 to 95 % of twice the speed over InfiniBand or RoCE of 400 Gbit/s a GPU, and often below 60 % over 100 Gbit/s Ethernet where the model is sharded (recalled)'
  return best.nodes > 1
    ? `Somewhat, and it is in the ${formatDuration(best.hours.p50)} already, as the plan is on ${formatCount(best.nodes)} machines: ${rule}.`
    : `It costs some speed: ${rule}. This plan stays in one machine, so it loses nothing of that.`
}

/** Times the step of a run whose optimizer states lie in the host, whose weights do, and whose states lie on an SSD: rules of thumb. */
const [ofStates, ofWeights] = [
  [1.3, 3],
  [3, 10],
] as const
/** What offloading does to the hours of the plan, or that they hold it. */
function offloadCost({ recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  const rule = `${ofStates.join(' to ')} times as long with optimizer states in the memory of the host, which travel over PCIe at every step, ${ofWeights.join(' to ')} times with weights there, and longer still from an NVMe disk (rule of thumb)`
  const plan = planName(best, names)
  const [least, most] = ofStates.map((times) => formatDuration(best.startupHours + training(best) * times))
  return best.offload === 'none'
    ? `Steps take ${rule}. Here that would make ${least ?? ''} to ${most ?? ''} of the ${formatDuration(best.hours.p50)}, and for nothing: ${plan} ${best.gpuCount === 1 ? 'holds' : 'hold'} it without.`
    : `Steps take ${rule}. The ${formatDuration(best.hours.p50)} of this plan are with it, as ${plan} ${best.gpuCount === 1 ? 'holds' : 'hold'} it only so.`
}

/** Why a token is dear: what attention adds at the planned length, and at a usual one. */
function dearToken({ scenario, catalog, recommendation: { best } }: QuestionContext): string {
  const { model, tokens, task } = scenario.spec
  const shape = model === null ? undefined : catalog?.models.get(model)?.shape
  const perMillion = formatUsd((best.allInUsd.p50 * 1e6) / (tokens ?? 1))
  const price = `A million tokens are ${perMillion} here, at sequences of ${formatCount(best.sequenceLength)}`
  if (shape === undefined || shape === null) return `${price}.`
  const share = (length: number): string =>
    formatPercent(
      ((shape.bidirectional === undefined ? 1 : 2) * length * shape.hidden * shape.layers) / shape.activeParams,
    )
  const length =
    best.sequenceLength > usualLength
      ? `where attention adds about ${share(best.sequenceLength)} to the arithmetic of a token, and ${share(usualLength)} at ${formatCount(usualLength)}: that is the length’s part`
      : `where attention adds only about ${share(best.sequenceLength)} to the arithmetic of a token, so the length is not why`
  const passes = preferences.has(task ?? '')
    ? ` ${(task ?? '').toUpperCase()} runs more passes over each token, too.`
    : ''
  return `${price}, ${length}.${passes}`
}
const usualLength = 2048
const preferences: ReadonlySet<string> = new Set(['dpo', 'kto', 'grpo', 'ppo'])
const withReference: ReadonlySet<string> = new Set(['dpo', 'kto'])

/** Why it takes more than SFT on the same rows. `here`: the figures of both. */
function supervisedBeside(task: string, times: number, here: string): string {
  if (task === 'kto')
    return `Because a reference model scores each answer in a pass of its own, and the divergence from it is taken over a batch of others: more passes over the same rows, and more memory. ${here}`
  const hasReference = withReference.has(task)
  return `Because each pair is two sequences, the chosen and the rejected answer${hasReference ? ', and a reference model scores both in a pass of its own' : ''}: about ${formatSignificant(hasReference ? times : 2, 2)} times the arithmetic of SFT on the chosen answers alone, and more memory for activations. ${here}${hasReference ? ' ORPO and SimPO do without the reference; log-probabilities of it that are worked out once save its pass in further epochs.' : ''}`
}

/** What preference training costs beside plain fine-tuning, by the arithmetic: a full pass is 6 FLOPs a weight, 4 where weights are frozen, and the reference 2. */
function preferenceTimes({ scenario: { spec }, recommendation: { best }, whatIf, renderContext: { names } }: QuestionContext): string {
  const times = best.method === 'full' ? 2.7 : 3
  const lead = `DPO takes about ${formatSignificant(times, 2)} times the arithmetic of SFT on as many examples, as each has two answers and the reference a pass of its own; KTO, with one answer, half of that; ORPO and SimPO, without a reference, about twice SFT (by the arithmetic)`
  const gpuTime = best.usd.p50
  const supervised = whatIf !== undefined && 'option' in whatIf ? whatIf.option : null
  if (supervised !== null && spec.task !== 'sft')
    return supervisedBeside(spec.task ?? 'dpo', times, `Here it is ${planFigures(false, best)} on ${planAndProvider(best, names)}, against ${planFigures(false, supervised)} for SFT on the same rows, on ${planAndProvider(supervised, names)}.`)
  if (spec.task === 'dpo') return `${lead}. The GPU time is ${formatUsd(gpuTime)} here; SFT on the chosen answers alone would be about ${formatUsd(gpuTime / times)}.`
  return spec.task === 'sft' || spec.task === null
    ? `${lead}. On as many examples DPO would be about ${formatUsd(gpuTime * times)} of GPU time instead of ${formatUsd(gpuTime)}.`
    : `${lead}.`
} // prettier-ignore

/** Which optimizer the method of the plan wants. */
function optimizerChoice({ params, files, recommendation: { best } }: QuestionContext): string {
  if (best.method !== 'full') {
    const trained = files === undefined ? null : files.result / bytesOfWeight
    const states = trained === null ? '' : `, as the states of its ${formatParameters(trained)} parameters are ${formatBytes(trained * bytesOfMoments)}`
    return `AdamW, as the trainer has it: with ${methodName(best)} the choice hardly matters${states}. Paged 8-bit AdamW does as well and takes a quarter of that.`
  }
  const saved = params === undefined ? '' : `, some ${formatBytes(params * savedBytes)} less in all`
  const room = `${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)}`
  return `AdamW where the memory is there, as here (${room} a GPU); 8-bit AdamW next, as good as a rule${saved}.`
} // prettier-ignore
/** Bytes of an adapter’s weight as it is saved, of both moments in fp32, and of what 8-bit moments save. */
const [bytesOfWeight, bytesOfMoments, savedBytes] = [2, 8, 6]

/** Times the memory of the reward model or the policy that PPO takes: a rule of thumb. */
const [leastOfPpo, mostOfPpo] = [2, 4]
/** How much larger the setup is for PPO. */
function ppoMemory({ recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  const all = best.peakMemoryGiB.p50 * best.gpuCount
  return `Two to four times the memory of this plan: some ${formatGib(all * leastOfPpo)} to ${formatGib(all * mostOfPpo)} against the ${formatGib(all)} on ${planName(best, names)} (rule of thumb).`
}

/** Whether the writing of answers can stand on machines of its own: not where they are written in each step. */
function phasesApart({
  scenario: { spec },
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): string {
  if (!(spec.task === 'grpo' || spec.task === 'ppo'))
    return `Yes: sampling is inference and done before the training begins, so it can run on other machines: cheap cards that hold the model, spot ones too, as a lost machine only loses the answers that were not saved. Generate with vLLM, store and score the answers, and rent the GPUs of the plan (${planName(best, names)}, ${formatUsd(best.allInUsd.p50)}) for the training alone.`
  return `Not as a job before it: ${spec.task.toUpperCase()} writes new answers with the newest weights at every step. Servers of their own (vLLM on cheaper cards) can write them, where the trainer (verl, TRL, OpenRLHF) takes the weights there after each step over a fast network; in the plan both share ${best.gpuCount === 1 ? 'the one GPU' : `the ${formatCount(best.gpuCount)} GPUs`}.`
}

/** Of what the sum is on GPUs of one’s own. */
function ownPower({ totalCost, recommendation: { best } }: QuestionContext): string {
  const total = formatUsd(best.allInUsd.p50)
  if (!isOwnedAtPowerCost(best))
    return `The ${total} are rent: the plan is on rented GPUs, at ${formatUsdPerHour(best.usdPerGpuHour)} each. Say “on our 4 A100s” to have it on yours; then electricity alone is counted.`
  const kWh = totalCost?.energy.kWh
  const power =
    kWh === undefined
      ? 'at the usual price of a kilowatt-hour'
      : `${formatUsd(best.usd.p50)} for ${formatSignificant(kWh, 2)} kWh at about $${formatSignificant(best.usd.p50 / kWh, 2)}`
  return `It is electricity, no rent: ${power}, and ${total} with idle time and runs that fail. Say your rate, such as “power at 0.30 a kWh”; the cards themselves, space and people are not in it.`
}

/** How usual the method of the plan is. */
function usualWay({ recommendation: { best }, scenario: { spec }, renderContext: { names } }: QuestionContext): string {
  const plan = `${methodName(best)} on ${planName(best, names)}`
  if (spec.task === 'pretrain') return `Pretraining is for few: most tune an open model with LoRA on one machine of 1 to 8 data-centre GPUs (general knowledge). Those who pretrain rent whole machines of 8, as in this plan: ${plan}.`
  return best.method === 'full'
    ? `Most take LoRA on one machine of 1 to 8 data-centre GPUs, and full fine-tuning where there is much data or memory to spare (general knowledge). This plan is ${plan}.`
    : `Much the same as this plan, ${plan}: LoRA or QLoRA on one machine of 1 to 8 data-centre GPUs is the common way to tune an open model (general knowledge).`
} // prettier-ignore

/** Whether there is a network between machines at all. */
const nodesHere = ({ recommendation: { best } }: QuestionContext): string =>
  best.gpuCount === 1
    ? 'The plan is one GPU, so it has no such exchange: one process does it.'
    : best.nodes === 1
      ? 'The plan is one machine: a network between machines is not the cause.'
      : `The plan is on ${formatCount(best.nodes)} machines: try two processes on two of them first.`

/** How large a checkpoint of the plan is. */
const checkpointHere = ({ files }: QuestionContext): string =>
  files === undefined
    ? 'full fine-tuning saves some 14 bytes a parameter, an adapter next to nothing.'
    : `one to resume from is about ${formatBytes(files.checkpoint)} here.`

/** By the words in braces of data/questions. */
export const runAnswers: Readonly<Record<string, (context: QuestionContext) => string>> = {
  tenthOfRun,
  overNetwork,
  offloadCost,
  dearToken,
  preferenceTimes,
  optimizerChoice,
  ppoMemory,
  phasesApart,
  ownPower,
  usualWay,
  nodesHere,
  checkpointHere,
}
