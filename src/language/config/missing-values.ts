/** What a configuration leaves open and its reader is asked for, with texts that keep the rest. */
import { slotsOf } from '../grammar/slots.ts'
import type { Problem } from '../../scenario/problem.ts'
import { quoted } from '../../scenario/format-values.ts'
import type { Understanding } from '../resolution/understanding.ts'
import type { ConfigValues } from './config-values.ts'
import { unresolvedModelName } from './config-model.ts'
import type { ConfigPhrase } from './config-phrase.ts'

/** null where nothing is missing. `kept`: what the configuration says; `said`: the words beside it; `line`: both. */
export function missingValueProblem(
  phrases: readonly ConfigPhrase[],
  understanding: Understanding,
  values: ConfigValues,
  line: string,
): Problem | null {
  return (
    missingModelProblem(phrases, understanding, values, line) ??
    missingGpuCountProblem(phrases, understanding, line) ??
    missingDataProblem(phrases, understanding, line)
  )
}

/** A model that is not named, or named and unknown. */
function missingModelProblem(
  phrases: readonly ConfigPhrase[],
  { draft }: Understanding,
  values: ConfigValues,
  line: string,
): Problem | null {
  if (phrases.some(({ topic }) => topic === 'model') || draft.get('params') !== null || draft.issues.length > 0)
    return null
  const modelName = unresolvedModelName(values)
  const hasData = draft.has('tokens') || phrases.some(({ topic }) => topic === 'steps' || topic === 'examples')
  const rest = hasData ? line : `${line}, 100M tokens`
  return {
    kind: 'missing-model',
    message:
      modelName === null
        ? 'The configuration names no model. Add one, such as “llama 3.1 8b”, or a size, such as “70b”.'
        : `The configuration names ${quoted(modelName)}, which is not in the catalog, and its name tells no size. Add a size, such as “8b”; most of the cost depends on it.`,
    terms: modelName === null ? [] : [modelName.slice(0, 80)],
    suggestions: [`${modelName === null ? 'llama 3.1 8b' : '8b'}, ${rest}`, `70b, ${rest}`],
  }
}

/** Steps of a batch on each GPU say how much data there is once the GPUs are known. */
function missingGpuCountProblem(
  phrases: readonly ConfigPhrase[],
  { draft }: Understanding,
  line: string,
): Problem | null {
  const steps = phrases.find(({ topic }) => topic === 'steps')?.words
  const isKnown = phrases.some(({ topic }) => topic === 'gpuCount' || topic === 'globalBatch') || draft.has('gpuCount')
  if (steps === undefined || isKnown) return null
  return {
    kind: 'missing-data',
    message: `The configuration runs ${steps} of a batch on each GPU: on how many GPUs? Add “1 gpu” or “8 gpus”, or the tokens in total.`,
    terms: [steps],
    suggestions: [`${line}, 1 gpu`, `${line}, 8 gpus`],
  }
}

function missingDataProblem(
  phrases: readonly ConfigPhrase[],
  { draft, slots }: Understanding,
  line: string,
): Problem | null {
  const isGiven =
    draft.has('tokens') ||
    phrases.some(({ topic }) => topic === 'steps' || topic === 'examples' || topic === 'tokens') ||
    slotsOf(slots, 'unitless').length > 0 ||
    draft.issues.length > 0
  if (isGiven) return null
  const epochs = phrases.find(({ topic }) => topic === 'epochs')?.words
  const counted = epochs === undefined || epochs === '1 epoch' ? '' : ` Its ${epochs} are counted on top.`
  return {
    kind: 'missing-data',
    message: `The configuration does not say how much data there is. Add the tokens, such as “100M tokens”, or the examples, such as “10k examples x 512 tokens”.${counted} So far: ${line}.`,
    terms: [],
    suggestions: [`${line}, 100M tokens`, `${line}, 10k examples x 512 tokens`],
  }
}
