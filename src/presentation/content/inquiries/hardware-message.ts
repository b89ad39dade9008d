/** "What hardware do I need?": for each method the ways that fit, with their price an hour and what they cost by the work. */
import type { HardwareChoice, HardwareOfMethod } from '../../../recommend/inquiries/hardware.ts'
import { specToCommand } from '../../../recommend/explain/spec-to-command.ts'
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import { GB, GIB, trainingFlops } from '../../../catalog/units.ts'
import type { TrainingObjective } from '../../../catalog/training-objective.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { methodNames, weightNames } from '../../../catalog/training-method.ts'
import { type DisplayNames, planName, providerName, taskName } from '../../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatGib,
  formatTokens,
  formatUsd,
  formatUsdPerHour,
} from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import { bullet, line, type Line, type MessageContent, strong } from '../message-content.ts'
import { addDataLine, answerOfLines, exampleTokens, methodTitle, modelTitle, smallPrint } from './answer-lines.ts'
import { joinWords } from '../../../recommend/figure-text.ts'

/** `ways`: by method, with its choices, the best first; a method that fits nowhere has none. */
export function hardwareMessage(
  byMethod: readonly HardwareOfMethod[],
  asked: Spec,
  objective: TrainingObjective | null,
  assumptions: readonly string[],
  unused: readonly string[],
  { names, rules }: RenderContext,
  doubtedCount: number | null = null,
  asksMemory = false,
  cap: CapOfHour | null = null,
): MessageContent {
  const possible = byMethod.flatMap(({ method, choices: [best] }) => (best === undefined ? [] : [{ method, best }]))
  const job = `${taskName(asked.task) ?? 'training'} of ${modelTitle(asked, names)}`
  const headline =
    possible.length === 0
      ? `No GPUs that are rented by the hour at a price on record are sure to hold ${job}.`
      : `For ${job}: ${possible.map(({ method, best }) => `${planName(best, names)} with ${methodNames[method]} (${asksMemory ? `${memoryText(best)}, ` : ''}${formatUsd(best.gpuCount * best.usdPerGpuHour)} an hour)`).join('; ')}.`
  const most = Math.max(...possible.map(({ best }) => best.gpuCount))
  const verdict =
    doubtedCount === null || possible.length === 0
      ? ''
      : doubtedCount > 2 * most
        ? `No, not to fine-tune it. `
        : `About that many for all parameters. `
  const capped = cap === null || possible.length === 0 ? '' : capWords(cap)
  return answerOfLines(
    `${verdict}${capped}${headline}`,
    [
      ...(doubtedCount === null || asked.params === null
        ? []
        : [line(pretrainingLine(asked.params, doubtedCount, rules))]),
      ...possible.flatMap(({ method, best }) =>
        method === 'full' && asksMemory ? statesOfFull(best, asked, rules) : [],
      ),
      ...(objective === null
        ? []
        : modelsHeld(
            objective,
            byMethod.every(({ method }) => method !== 'full'),
          ).map((words) => line(`${words}.`))),
      ...byMethod.flatMap(({ method, weights, choices, leaner = [] }) => [
        line(strong(`${methodTitle(method)}, ${weightNames[weights]}`)),
        ...(choices.length === 0
          ? [
              bullet(
                `nothing that is rented by the hour${cap?.isMet === true ? ' for so little' : ''} is sure to hold it`,
              ),
            ]
          : choices.map((choice) => bullet(usualSentence(choice, names)))),
        ...leanerLines(leaner, asked, rules, names),
      ]),
      ...(possible.length === 0 && asked.params !== null
        ? statesLines(asked.params, asked.method, rules.states)
        : [addDataLine(specToCommand({ ...asked, tokens: exampleTokens }))]),
    ],
    smallPrint(assumptions, unused),
  )
}

/** Whether so many GPUs that are rented do it by each of the methods: the yes or no that stands before them. */
export function fitOfCountSentence(byMethod: readonly HardwareOfMethod[], gpuCount: number): string {
  const of = (does: boolean): string =>
    joinWords(byMethod.filter(({ choices }) => choices.length > 0 === does).map(({ method }) => methodNames[method]))
  const gpus = gpuCount === 1 ? 'one GPU' : `${gpuCount} GPUs`
  if (of(true) === '') return `No, not on ${gpus} of any kind that is rented, with ${of(false)}.`
  return `Yes, on ${gpus} with ${of(true)}${of(false) === '' ? '' : `, and not with ${of(false)}`}.`
}

/** The most that an hour may cost, and whether anything that holds the model does for no more. */
type CapOfHour = { readonly usd: number; readonly isPerGpu: boolean; readonly isMet: boolean }

const capWords = ({ usd, isPerGpu, isMet }: CapOfHour): string =>
  `${isMet ? 'Yes, at' : 'No, not at'} ${formatUsdPerHour(usd)}${isPerGpu ? ' a GPU' : ' in all'} or less${isMet ? '' : '; what costs least instead'}. `

const memoryText = ({ gpuCount, peakMemoryGiB: { p50, p95 } }: HardwareChoice): string =>
  `${formatGib(p50)} of memory${gpuCount === 1 ? '' : ` a GPU, ${formatGib(p50 * gpuCount)} in all`}, up to ${formatGib(p95)}${gpuCount === 1 ? '' : ' a GPU'}`

/** What was assumed where the text does not say it. `sequenceLength`: tokens; `isLeast`: the least is asked that will do. */
export const hardwareAssumptions = (asked: Spec, sequenceLength: number, isLeast: boolean): readonly string[] => [
  ...(asked.sequenceLength === null ? [`sequences of ${sequenceLength.toLocaleString('en-US')} tokens`] : []),
  ...(isLeast ? ['one sequence at a time on each GPU', 'gradient checkpointing'] : ['the usual batch']),
  'data centres, on demand; GPU time alone',
]

/** GPUs with their memory, and what they cost by the hour and by the work. */
export function usualSentence(choice: HardwareChoice, names: DisplayNames): string {
  const { gpuCount, usdPerGpuHour, peakMemoryGiB, usableMemoryGiB, usdPerMillionTokens } = choice
  const place = providerName({ ...choice, pricing: 'on_demand' }, names)
  const memory = `up to ${formatGib(peakMemoryGiB.p95)} of ${formatGib(usableMemoryGiB)} a GPU${choice.keepsMasters === true ? ', with fp32 weights too' : ''}`
  return `${planName(choice, names)}: ${memory}; ${formatUsdPerHour(gpuCount * usdPerGpuHour)} at ${place}, about ${formatUsd(usdPerMillionTokens)} for each million tokens`
}

/** Copies of some layers are gathered, and some are not counted in a rule of thumb. */
const leastUsual = 0.95

/** Full training in less than the usual states: what it rests on, and what those take. */
function statesOfFull(
  { peakMemoryGiB, gpuCount, keepsMasters }: HardwareChoice,
  { params, optimizer }: Spec,
  { states: { fp32Master } }: RulesOfThumb,
): readonly Line[] {
  if (params === null) return []
  if (keepsMasters === true && peakMemoryGiB.p50 * GIB * gpuCount >= leastUsual * fp32Master.base * params)
    return [
      line(
        `That is the usual way: bf16 compute, fp32 master weights and AdamW, ${formatCount(fp32Master.base)} bytes a parameter, ${formatCount(Math.round((fp32Master.base * params) / GB))} GB before activations.`,
      ),
    ]
  if (optimizer !== null || peakMemoryGiB.p50 * GIB * gpuCount >= fp32Master.base * params) return []
  return [
    line(
      `That is with ${keepsMasters === true ? 'weights in fp32 too' : 'weights in bf16 alone'} and 8-bit states. AdamW with fp32 master weights, the usual way, takes ${formatCount(fp32Master.base)} bytes a parameter: ${formatCount(Math.round((fp32Master.base * params) / GB))} GB before activations, ${cardsOf80For(fp32Master.base * params)}.`,
    ),
  ]
}

/** What smaller states take, and what they cost in quality. */
function leanerLines(
  leaner: NonNullable<HardwareOfMethod['leaner']>,
  { params }: Spec,
  { states: { bf16Adam } }: RulesOfThumb,
  names: DisplayNames,
): readonly Line[] {
  const { base } = bf16Adam
  const gigabytes = params === null ? '' : `, ${formatCount(Math.round((base * params) / GB))} GB before activations`
  return leaner.flatMap(({ states, choice }, at) => [
    line(
      states === 'bf16'
        ? `Less, with weights, gradients and both states of Adam in bf16 alone (${formatCount(base)} bytes a parameter${gigabytes}); small updates then round away, so watch the loss:`
        : `${at === 0 ? 'Less' : 'Less still'}, with weights in bf16 alone and 8-bit states:`,
    ),
    bullet(usualSentence(choice, names)),
  ])
}

/** "at least 2 cards of 80 GB" for so many bytes that are sharded. */
const cardsOf80For = (bytes: number): string => `at least ${Math.ceil(bytes / (80 * GB))} cards of 80 GB`

/** The models that stand in memory together, and what takes the time; none for plain training. */
function modelsHeld(
  { name, critic, rewardModel, referencePasses, teacher, generates }: TrainingObjective,
  areAdapters: boolean,
): string[] {
  const models = [
    'the model that is trained',
    // The base with its adapters off is the reference, and takes nothing.
    ...(referencePasses.base > 0 && !teacher && !areAdapters ? ['a frozen reference'] : []),
    ...(rewardModel ? ['a reward model'] : []),
    ...(critic ? ['a critic of its size'] : []),
    ...(teacher ? ['a teacher'] : []),
  ]
  const held = models.length === 1 ? [] : [`Counted for ${name}: ${joinWords(models)}`]
  return [...held, ...(generates ? ['Generating the responses usually takes most of the time'] : [])]
}

/** What a model takes that no offer is sure to hold: its states, and GPUs enough for them. */
function statesLines(params: number, method: Spec['method'], facts: RulesOfThumb['states']): readonly Line[] {
  const { fp32Master, pureBf16, lora: loraStates, gpus } = facts
  const gpusFor = (bytes: number): string =>
    gpus.map(({ name, memory }) => `${machinesOfEight((bytes * params) / memory.base)} × ${name}`).join(', ')
  const full = [
    { bytes: fp32Master.base, words: 'AdamW with fp32 master weights' },
    { bytes: pureBf16.base, words: 'pure bf16 with an 8-bit optimizer' },
  ].map(({ bytes, words }) =>
    bullet(`${words}: ${terabytes(bytes * params)} of weights, gradients and states, about ${gpusFor(bytes)}`),
  )
  const lora = bullet(
    `LoRA on frozen bf16 weights instead: ${terabytes(loraStates.base * params)}, about ${gpusFor(loraStates.base)}`,
  )
  return [
    line('By its memory alone, activations beside it, all parameters counted whether they are active or not:'),
    ...(method === 'lora' || method === 'qlora' ? [] : full),
    lora,
    line('So many are had by contract rather than by the hour: ask a provider for a cluster with InfiniBand.'),
  ]
}

const machinesOfEight = (gpus: number): number => Math.max(8, Math.ceil(gpus / 8) * 8)
const terabytes = (bytes: number): string => `${Number((bytes / 1e12).toPrecision(2))} TB`

/** What so many GPUs are for. */
function pretrainingLine(params: number, gpuCount: number, { tokensPerParameter, teacher }: RulesOfThumb): string {
  const tokens = tokensPerParameter.base * params
  const gpuHours = (trainingFlops * params * tokens) / teacher.gpuFlops.base / 3600
  return `Many GPUs are for pretraining: ${formatTokens(tokens)}, ${tokensPerParameter.base} a parameter, are about ${formatCount(Number(gpuHours.toPrecision(2)))} H100-hours, ${formatDuration(gpuHours / gpuCount)} on ${formatCount(gpuCount)} of them.`
}
