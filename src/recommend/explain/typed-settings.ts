/** An adapter or an optimizer that was asked for and is not the usual one: that it is counted, and what it changes. */
import type { Estimate } from '../../estimate/plan.ts'
import type { Spec } from '../../scenario/scenario.ts'

/** Sentences without a full stop; none where nothing unusual was asked for. */
export function typedSettings(
  { plan: { training, lora } }: Estimate,
  said: Pick<Spec, 'optimizer'>,
): readonly string[] {
  if (training == null) return []
  const { adapter, optimizer } = training
  const time = adapter?.time.base ?? 1
  return [
    ...(adapter === null || time === 1
      ? []
      : [
          `${adapter.name}${lora === null ? '' : ` of rank ${lora.rank}`} is counted: a step takes about ${Number(time.toPrecision(3))} times one of LoRA`,
        ]),
    ...(optimizer === null || optimizer.id === 'adamw' || said.optimizer === null
      ? []
      : [`${optimizer.facts.name} is counted, in memory and in time${momentsText(optimizer.facts.moments.base)}`]),
  ]
}

/** AdamW keeps two. */
const momentsText = (moments: number): string =>
  moments === 1 ? ': it keeps one moment of each parameter, AdamW two; the hours hardly change' : ''
