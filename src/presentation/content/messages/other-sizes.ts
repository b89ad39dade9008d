/** Below the guess of a wish that named no model: larger models on the same data, each with a button. */
import { askedChange } from '../../../scenario/scenario-change.ts'
import type { Scenario } from '../../../scenario/scenario.ts'
import { planName } from '../../format/display-names.ts'
import { formatDuration, formatParameters, formatUsd } from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import type { AnsweredScenario } from '../advisor-answer.ts'
import { answerControlIds } from '../answer-controls.ts'
import {
  type ButtonControl,
  code,
  type ContentBlock,
  line,
  type MessageContent,
  type Span,
  textBlock,
} from '../message-content.ts'

/** `others`: the same wish for other models, with their plans. `isAboveUsual`: a larger one than is usual was wished for in words. */
export function withOtherSizes(
  content: MessageContent,
  guessed: Scenario,
  planned: readonly AnsweredScenario[],
  { names, isInteractive }: RenderContext,
  isAboveUsual: boolean,
): MessageContent {
  // With weights in the memory of the host nearly all of them run somehow: nobody would take that for a step up.
  const others = planned.filter(({ recommendation: { best } }) => best.offload !== 'params')
  if (others.length === 0) return content
  const listed = others.map(({ scenario, recommendation: { best } }): readonly Span[] => [
    code(sizeOf(scenario).toLowerCase()),
    ` ${formatUsd(best.allInUsd.p50)}, ${formatDuration(best.hours.p50)} on ${planName(best, names)}`,
  ])
  const lead = isAboveUsual ? 'Larger' : `${sizeOf(guessed)} is the smallest that is usual for this; larger`
  const says = line(`${lead} ${saysOfSize} `, ...joinLists(listed, '; '), '.')
  // The size that was guessed is the plan above: a button for it would change nothing.
  const controls = others.map(({ scenario }, index): ButtonControl => ({
    kind: 'button',
    id: `amend_size_${index + 1}`,
    label: sizeOf(scenario),
    value: { kind: 'change', change: askedChange({ model: null, params: scenario.spec.params }) },
  }))
  const [heading, opening, ...rest] = content.blocks
  return {
    ...content,
    text: [...content.text, says],
    blocks: [
      ...[heading, opening].filter((block) => block !== undefined),
      textBlock([says]),
      ...(isInteractive ? [{ kind: 'controls', id: 'sizes', controls } as const] : []),
      ...rest.map(withoutGpuMenu),
    ],
  }
}

/** Two buttons more, and still eight controls where a plan needs an approval. */
const withoutGpuMenu = (block: ContentBlock): ContentBlock =>
  block.kind === 'controls'
    ? { ...block, controls: block.controls.filter(({ id }) => id !== answerControlIds.gpus) }
    : block

/** Of larger ones. */
const saysOfSize = 'models answer better and cost more:'

/** The line of the other sizes in a message, for a surface that lays the plan out itself; null: it has none. */
export function otherSizesIn({ text }: MessageContent): MessageContent | null {
  const says = text.find(({ spans }) => spans.some((span) => typeof span === 'string' && span.includes(saysOfSize)))
  return says === undefined ? null : { text: [says], blocks: [textBlock([says])] }
}

/** All spans of the lists, with `separator` between one and the next. */
const joinLists = (lists: readonly (readonly Span[])[], separator: string): readonly Span[] =>
  lists.flatMap((spans, at) => (at === 0 ? spans : [separator, ...spans]))

const sizeOf = ({ spec }: Scenario): string => formatParameters(spec.params ?? 0)
