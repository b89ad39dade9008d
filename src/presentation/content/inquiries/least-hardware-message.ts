/** "The minimum hardware for it?": by method the least that is sure to hold it, and what may just do. */
import { methodNames } from '../../../catalog/training-method.ts'
import type { HardwareOfMethod } from '../../../recommend/inquiries/hardware.ts'
import type { LeastOfMethod, SmallestSetup, SmallestSetups } from '../../../recommend/inquiries/smallest.ts'
import { specToCommand } from '../../../recommend/explain/spec-to-command.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { type DisplayNames, planName, providerName, taskName } from '../../format/display-names.ts'
import { formatGib, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import { bullet, line, type Line, type MessageContent, strong } from '../message-content.ts'
import { addDataLine, answerOfLines, exampleTokens, methodTitle, modelTitle, smallPrint } from './answer-lines.ts'
import { usualSentence } from './hardware-message.ts'

/** Null where no offer holds any of the methods. `usual`: what people rent for each. */
export function leastHardwareMessage(
  methods: readonly LeastOfMethod[],
  usual: readonly HardwareOfMethod[],
  asked: Spec,
  assumptions: readonly string[],
  unused: readonly string[],
  { names }: RenderContext,
): MessageContent | null {
  const found = methods.filter(isHeld)
  const ways = leastWords(methods, names)
  if (ways === null) return null
  const job = `${taskName(asked.task) ?? 'training'} of ${modelTitle(asked, names)}`
  const [only, ...others] = usual
  const best = others.length > 0 || only?.method === 'full' ? undefined : only?.choices.find(({ nodes }) => nodes === 1)
  return answerOfLines(
    `The least for ${job}: ${ways}.`,
    [
      ...found.flatMap((each) => [line(strong(methodTitle(each.method))), ...linesOf(each, names)]),
      ...(asked.task !== null && writesRollouts.has(asked.task) ? [line(roomForRollouts)] : []),
      ...(best === undefined ? [] : [line(`With the usual batch: ${usualSentence(best, names)}.`)]),
      addDataLine(specToCommand({ ...asked, tokens: exampleTokens })),
    ],
    smallPrint(assumptions, unused),
  )
}

const writesRollouts: ReadonlySet<string> = new Set(['grpo', 'rloo', 'ppo'])
const roomForRollouts =
  'That holds it and writes few rollouts at once, which is most of the time: one card of 48 to 80 GB, with vLLM beside the training, is what to work with (rule of thumb).'

/** "with LoRA 24 × B200 SXM on 3 nodes ($163 an hour) or, only just, 8 × B300 SXM; with QLoRA …"; null: nothing holds it. */
export function leastWords(methods: readonly LeastOfMethod[], names: DisplayNames): string | null {
  const ways = methods
    .filter(isHeld)
    .map(({ method, found: least, smallStates }) =>
      smallStates !== null && least.sure.length === 0 && least.tight === null
        ? `with ${methodNames[method]} and 8-bit states ${shortText(smallStates, names)}`
        : `with ${methodNames[method]} ${shortText(least, names)}`,
    )
  return ways.length === 0 ? null : ways.join('; ')
}

const isHeld = (least: LeastOfMethod): boolean =>
  setupsOf(least).some(({ sure, tight }) => sure.length > 0 || tight !== null)

const setupsOf = ({ found, smallStates }: LeastOfMethod): readonly SmallestSetups[] =>
  smallStates === null ? [found] : [found, smallStates]

/** "1 × A100 PCIe 80GB ($1.35 an hour) or, only just, 1 × RTX A6000 ($0.50 an hour)" */
const shortText = ({ sure: [first], tight }: SmallestSetups, names: DisplayNames): string =>
  [
    ...(first === undefined ? [] : [`${planName(first, names)}${hourlyText(first)}`]),
    ...(tight === null
      ? []
      : [`${first === undefined ? '' : 'or, '}only just, ${planName(tight, names)}${hourlyText(tight)}`]),
  ].join(' ')

const hourlyText = ({ offer }: SmallestSetup): string =>
  offer === null ? '' : ` (${formatUsd(offer.usdPerHour)} an hour)`

const linesOf = ({ found, smallStates }: LeastOfMethod, names: DisplayNames): readonly Line[] => [
  ...setupLines(found, '', names),
  ...(smallStates === null ? [] : setupLines(smallStates, 'with 8-bit optimizer states ', names)),
]

const setupLines = (
  { sure: [first], tight, atHome }: SmallestSetups,
  lead: string,
  names: DisplayNames,
): readonly Line[] => [
  ...(first === undefined
    ? []
    : [
        bullet(
          `${lead}${planName(first, names)}${statesText(first)}: ${peakText(first)}${first.peakGiB.p95 === null ? '' : `, ${formatGib(first.peakGiB.p95)} at the high end,`} of ${formatGib(first.usableGiB)}${placeText(first, names)}`,
        ),
      ]),
  ...(tight === null
    ? []
    : [
        bullet(
          `${lead}${planName(tight, names)} may do, only just if at all${statesText(tight)}: ${peakText(tight)} of ${formatGib(tight.usableGiB)}${placeText(tight, names)}`,
        ),
      ]),
  ...(atHome === null ? [] : [bullet(`${lead}of one’s own one ${names.gpu(atHome.gpu)} does`)]),
]

const statesText = ({ isPureBf16 }: SmallestSetup): string => (isPureBf16 ? ', weights and states in bf16 alone' : '')

const peakText = ({ peakGiB, gpuCount }: SmallestSetup): string =>
  `${formatGib(peakGiB.p50)}${gpuCount === 1 ? '' : ' a GPU'} expected`

const placeText = ({ offer }: SmallestSetup, names: DisplayNames): string =>
  offer === null
    ? ''
    : `; ${formatUsdPerHour(offer.usdPerHour)} at ${providerName({ ...offer, pricing: 'on_demand' }, names)}`
