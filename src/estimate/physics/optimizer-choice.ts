/** An optimizer by the words of a report or its name, as what it keeps of each parameter. */
import type { Optimizer } from '../../catalog/training-objective.ts'

/** Moments in the width of the recipe, and bytes of quantized or reduced ones, of each parameter trained in full. */
export type OptimizerStates = { readonly moments: number; readonly bytes: number }

export type NamedOptimizer = { readonly id: string; readonly states: OptimizerStates }

const patterns: readonly (readonly [RegExp, string])[] = [
  [/galore/i, 'galore'],
  [/muon/i, 'muon'],
  [/adafactor/i, 'adafactor'],
  [/lion/i, 'lion'],
  [/sgd/i, 'sgd'],
  [/rms-?prop/i, 'lion'],
  [/4-?bit/i, 'adamw-8bit'],
  [/8-?bit/i, 'adamw-8bit'],
  [/paged/i, 'paged-adamw'],
  [/adam/i, 'adamw'],
]

/** The optimizer that `words` name; null where they name none that is known. */
export function optimizerNamed(words: string, optimizers: ReadonlyMap<string, Optimizer>): NamedOptimizer | null {
  const id = optimizers.has(words) ? words : patterns.find(([pattern]) => pattern.test(words))?.[1]
  const optimizer = id === undefined ? undefined : optimizers.get(id)
  if (id === undefined || optimizer === undefined) return null
  const bytes = /4-?bit/i.test(words) ? optimizer.quantizedMoments.base / 2 : optimizer.quantizedMoments.base
  return { id, states: { moments: optimizer.moments.base, bytes } }
}
