/** "How many completions per prompt are in there, and what would 16 do to the price?": the value that is set beside the one that is asked for. */
import type { AskedSetting } from '../../catalog/question-forms.ts'
import { withoutLimits } from '../../scenario/limit-fields.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import type { Reply } from './reply-input.ts'

/** What asks for the effect of a number that stands without its noun. */
const beside =
  /(?:[,;.?!]\s*|\s)(?:(?:and|so|but|also|plus|then)\s+)?(?:what|how much|how long|with|if)\b(?:(?!\d)[^.;?!]){0,40}(?<![\w$€£.,])(?<value>\d[\d,]{0,6}(?:\.\d)?k?)(?![\w%.]|,\d)(?=\s*(?:[?!.]*$|of them\b|instead\b|do\b|cost\b|mean\b|make\b|take\b|add\b|change\b|be\b))/u

/** A reply that sets the value. */
const wordsOf: Partial<Readonly<Record<AskedSetting, (value: string) => string>>> = {
  samples: (value) => `${value} samples per prompt`,
  responseLength: (value) => `response length ${value}`,
  sequenceLength: (value) => `seq ${value}`,
  rank: (value) => `rank ${value}`,
  globalBatch: (value) => `global batch ${value}`,
}

/** The question before what is set beside it, and that number; the whole line where none is. */
export function splitBeside(line: string): { readonly own: string; readonly value: string | null } {
  const found = beside.exec(line)
  return found === null || found.index === 0
    ? { own: line, value: null }
    : { own: line.slice(0, found.index), value: found.groups?.['value'] ?? null }
}

/** The plan with that value of the setting; null where the setting has no number, or it is the one of the plan. */
export function withValueBeside(reply: Reply, setting: AskedSetting, value: string | null): Scenario | null {
  const words = value === null ? undefined : wordsOf[setting]?.(value)
  const supposed = words === undefined ? null : amend(reply, words)
  return supposed?.kind === 'amended' && supposed.changed.length > 0 ? withoutLimits(supposed.scenario) : null
}
