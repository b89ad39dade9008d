/** Below the guess of a wish that named no model: larger models on the same data, each with a button. */
import { askedChange } from '../../../scenario/scenario-change.ts'
import type { Scenario } from '../../../scenario/scenario.ts'
import { methodName, planName, providerName } from '../../format/display-names.ts'
import { formatDuration, formatParameters, formatUsd } from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import type { AnsweredScenario } from '../advisor-answer.ts'
import { answerControlIds } from '../answer-controls.ts'
import {
  bullet,
  type ButtonControl,
  code,
  type ContentBlock,
  line,
  type MessageContent,
  textBlock,
} from '../message-content.ts'

/** `others`: the same wish for other models, with their plans. */
export function withOtherSizes(
  content: MessageContent,
  guessed: Scenario,
  others: readonly AnsweredScenario[],
  { names, isInteractive }: RenderContext,
): MessageContent {
  if (others.length === 0) return content
  const title = line(`${sizeOf(guessed)} ${saysOfSize}`)
  const listed = others.map(({ scenario, recommendation: { best } }) =>
    bullet(
      code(sizeOf(scenario).toLowerCase()),
      `: ${formatUsd(best.allInUsd.p50)} in total, ${formatDuration(best.hours.p50)}, ${planName(best, names)} at ${providerName(best, names)}, ${methodName(best)}`,
    ),
  )
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
    text: [...content.text, title, ...listed],
    blocks: [
      ...[heading, opening].filter((block) => block !== undefined),
      textBlock([title, ...listed]),
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

const saysOfSize = 'is the smallest that is usual for this; larger models answer better and cost more:'

/** The lines of the other sizes in a message, for a surface that lays the plan out itself; null: it has none. */
export function otherSizesIn({ text }: MessageContent): MessageContent | null {
  const at = text.findIndex(({ spans }) => spans.some((span) => typeof span === 'string' && span.endsWith(saysOfSize)))
  return at < 0 ? null : { text: text.slice(at), blocks: [textBlock(text.slice(at))] }
}

const sizeOf = ({ spec }: Scenario): string => formatParameters(spec.params ?? 0)
