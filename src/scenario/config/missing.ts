/** What a configuration leaves open and its reader is asked for, with texts that keep the rest. */
import { ofRole } from '../claims.ts'
import type { Problem } from '../problem.ts'
import { quoted } from '../spell.ts'
import type { Understanding } from '../understand.ts'
import type { Keyed } from './keyed.ts'
import { unplacedModel } from './named-model.ts'
import type { Part } from './parts.ts'

/** null where nothing is missing. `kept`: what the configuration says; `said`: the words beside it; `line`: both. */
export function missingIn(kept: readonly Part[], said: Understanding, keyed: Keyed, line: string): Problem | null {
  return missingModel(kept, said, keyed, line) ?? missingGpus(kept, said, line) ?? missingData(kept, said, line)
}

/** A model that is not named, or named and unknown. */
function missingModel(kept: readonly Part[], { draft }: Understanding, keyed: Keyed, line: string): Problem | null {
  if (kept.some(({ topic }) => topic === 'model') || draft.get('params') !== null || draft.faults.length > 0)
    return null
  const named = unplacedModel(keyed)
  const hasData = draft.has('tokens') || kept.some(({ topic }) => topic === 'steps' || topic === 'examples')
  const rest = hasData ? line : `${line}, 100M tokens`
  return {
    kind: 'missing-model',
    message:
      named === null
        ? 'The configuration names no model. Add one, such as “llama 3.1 8b”, or a size, such as “70b”.'
        : `The configuration names ${quoted(named)}, which is not in the catalog, and its name tells no size. Add a size, such as “8b”; most of the cost depends on it.`,
    terms: named === null ? [] : [named.slice(0, 80)],
    suggestions: [`${named === null ? 'llama 3.1 8b' : '8b'}, ${rest}`, `70b, ${rest}`],
  }
}

/** Steps of a batch on each GPU say how much data there is once the GPUs are known. */
function missingGpus(kept: readonly Part[], { draft }: Understanding, line: string): Problem | null {
  const steps = kept.find(({ topic }) => topic === 'steps')?.words
  const isKnown = kept.some(({ topic }) => topic === 'gpuCount' || topic === 'globalBatch') || draft.has('gpuCount')
  if (steps === undefined || isKnown) return null
  return {
    kind: 'missing-data',
    message: `The configuration runs ${steps} of a batch on each GPU: on how many GPUs? Add “1 gpu” or “8 gpus”, or the tokens in total.`,
    terms: [steps],
    suggestions: [`${line}, 1 gpu`, `${line}, 8 gpus`],
  }
}

function missingData(kept: readonly Part[], { draft, claims }: Understanding, line: string): Problem | null {
  const isSaid =
    draft.has('tokens') ||
    kept.some(({ topic }) => topic === 'steps' || topic === 'examples') ||
    ofRole(claims, 'bare').length > 0 ||
    draft.faults.length > 0
  if (isSaid) return null
  const epochs = kept.find(({ topic }) => topic === 'epochs')?.words
  const counted = epochs === undefined || epochs === '1 epoch' ? '' : ` Its ${epochs} are counted on top.`
  return {
    kind: 'missing-data',
    message: `The configuration does not say how much data there is. Add the tokens, such as “100M tokens”, or the examples, such as “10k examples x 512 tokens”.${counted} So far: ${line}.`,
    terms: [],
    suggestions: [`${line}, 100M tokens`, `${line}, 10k examples x 512 tokens`],
  }
}
