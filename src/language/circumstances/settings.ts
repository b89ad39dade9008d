/** Settings of the run that a question supposes: "16 samples a prompt", "rank 128 vs 16", "48 H100 than the 64 A100". */
import type { Reply } from '../replies/reply-input.ts'
import { unusedWords } from '../resolution/unused-words.ts'
import { runFields } from '../../scenario/run-fields.ts'
import { limitFields } from '../../scenario/limit-fields.ts'
import { changedFields, type Scenario, type SpecField } from '../../scenario/scenario.ts'
import type { PlanOfWords } from './circumstances.ts'

const ofRun: ReadonlySet<SpecField> = new Set<SpecField>([
  ...runFields,
  'loraTargets',
  'samplesPerPrompt',
  'promptTokens',
  'responseTokens',
  'responseCap',
  'reference',
  'imageCount',
  'imageTokens',
])

/** What the plan has is named beside what is supposed. */
const oldValue =
  /(?:,? (?:and )?(?:not|vs\.?|versus|instead of|rather than|against|compared (?:to|with)|from|over)) (?:the |our )?(?:\$ ?)?\d[\d.,]*k?(?: ?(?:px|gb|b|m|tokens?|%|x))?\b/gu

/** The scenario with them; null where nothing else is named, or a part of it is not understood. */
export function settingsIn(line: string, plan: PlanOfWords, reply: Reply): Scenario | null {
  const { scenario, understand } = reply
  const card = plan.gpuName === null ? '' : `|(?:${plan.gpuCount ?? 0} ?x? ?)?${plan.gpuName}s?`
  const { budgetUsd } = scenario.spec
  const told = line
    .replaceAll(
      new RegExp(
        String.raw`\b(?:under|inside|within|below|for|over)? ?(?:the |our |my )?\$? ?${budgetUsd ?? 'none'}(?![\w.])`,
        'gu',
      ),
      ' ',
    )
    .replaceAll(oldValue, ' ')
    .replaceAll(
      new RegExp(
        String.raw`\b(?:than|as|against|vs\.?|versus) (?:the |our |those |my )?(?:plan(?:ned)?(?: one)?|now|this|that|before${card})\b`,
        'gu',
      ),
      ' ',
    )
    .replaceAll(/(?<![\w.])\d{1,3}(?:\.\d{1,2})? ?x\s?\?/gu, ' ')
    .replaceAll(
      /\b(?:half|halve[sd]?|doubles?d?|twice|triples?)\b(?! (?:the|our|as) (?:batch|context|rank|sequence))(?= |\?|$)/gu,
      ' ',
    )
  const understanding = understand(told)
  if (understanding.draft.issues.length > 0 || unusedWords(understanding).some((words) => /\d/u.test(words)))
    return null
  const named = understanding.draft.finish()
  const changed = changedFields(named.spec, scenario.spec).filter((field) => !limitFields.has(field))
  if (changed.length === 0 || !changed.every((field) => ofRun.has(field) || field === 'excludedGpus')) return null
  // Other GPUs have readers of their own, unless they are set against those of the plan in the same breath.
  if (changed.includes('gpus') && !againstPlanned.test(line)) return null
  const gpus = ofFamily(named.spec.gpus, plan.gpuName)
  return { ...named, spec: { ...named.spec, gpus } }
}

const againstPlanned = /\b(?:than|as|against|vs\.?|versus) (?:the |our |those |my )?\d{1,4} ?x? ?[a-z]|\bones\b/u

/** "The 80 GB ones" of a plan of A100s are of the same name. */
function ofFamily(gpus: Scenario['spec']['gpus'], name: string | null): Scenario['spec']['gpus'] {
  const like = gpus?.filter((id) => name !== null && id.includes(name)) ?? []
  return gpus !== null && gpus.length > 1 && like.length > 0 ? like : gpus
}
