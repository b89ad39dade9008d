/** "compare with qlora", "h100 vs a100?": plans side by side. */
import type { Amendment } from './amendment.ts'
import type { Problem } from './problem.ts'
import type { Scenario } from './spec.ts'

export type Comparison =
  | { readonly alternatives: readonly Scenario[] }
  /** A part that is no amendment. `isClear`: the message can be nothing but a comparison. */
  | { readonly problem: Problem; readonly isClear: boolean }

const polite =
  /^(?:(?:ok|okay|please|pls|kindly|hmm|and|so|can you|could you|would you|will you|can we|could we|let's|now|also|hey|cool|thanks|what about a|how about a)[\s,]+){0,4}/
/** "which is cheaper, lambda or runpod?" */
const which =
  /^(?:which|what|who)(?:'s| is| one is| would be| are)?\s+(?:the\s+)?(?:cheap|fast|quick|bett|cheapest|fastest|best)\w*[\s,:-]+(?=\S+.{0,60}\bor\b)/
const opening =
  /^(?:compare|comparison|contrast|diff|side by side)(?:\s+(?:it|this|that|these|between|of))?(?:\s*:)?\s*/
const direct = /^(?:with|to|against|vs\.?|versus)\s+/
const separators = /\s*(?:,|;|\/|\bvs\.?|\bversus\b|\bagainst\b|\bwith\b|\bto\b|\band\b|\bor\b)\s*/

const mostParts = 6

/** Null where no comparison is asked for. `turn` reads one part as an amendment of the scenario. */
export function alternativesIn(
  plain: string,
  scenario: Scenario,
  turn: (text: string) => Amendment,
): Comparison | null {
  const text = plain
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/[?!.\s]+$/, '')
    .replace(/^\s+/, '')
    .replace(polite, '')
    .replace(which, '')
  if (text.length > 200 || text.startsWith('compare notes')) return null
  const asked = opening.exec(text)
  const compares = /^how (?:does|do|would|will) (.+) compare(?: (?:to|with) (?:this|that|it))?$/.exec(text)
  // "LoRA or QLoRA?" asks which; "H100 or A100" leaves the choice.
  const choice = asked === null && /\?\s*$/.test(plain) ? /^(\S+(?: \S+){0,3}) or (\S+(?: \S+){0,3})$/.exec(text) : null
  if (choice !== null) return chosen([choice[1] ?? '', choice[2] ?? ''], turn)
  const versus = asked === null && compares === null && /\S\s+(?:vs\.?|versus)\s+\S/.test(text)
  if (asked === null && compares === null && !versus) return null
  const rest = compares?.[1] ?? (asked === null ? text : text.slice(asked[0].length))
  const parts = splitParts(rest.replace(direct, ''), versus)
  if (parts.length === 0 || parts.length > mostParts) return null
  const scenarios: Scenario[] = []
  for (const part of parts) {
    const read = turn(part)
    if (read.kind === 'problem') {
      const { problem } = read
      return {
        problem,
        isClear: asked !== null && parts.length === 1 && problem.kind !== 'unknown' && problem.kind !== 'nothing',
      }
    }
    if (read.kind !== 'amended') return null
    scenarios.push(read.scenario)
  }
  return { alternatives: scenarios.length === 1 ? [scenario, ...scenarios] : scenarios }
}

/** Two parts of which each amends; null where one does not: then it was no comparison. */
function chosen(parts: readonly string[], turn: (text: string) => Amendment): Comparison | null {
  const alternatives: Scenario[] = []
  for (const part of parts) {
    const read = turn(part.replace(/^(?:on|with|in|use|using|at|a|an|the)\s+/, ''))
    if (read.kind !== 'amended') return null
    alternatives.push(read.scenario)
  }
  return { alternatives }
}

function splitParts(text: string, versus: boolean): string[] {
  const pattern = versus ? /\s+(?:vs\.?|versus)\s+/ : separators
  return text
    .split(pattern)
    .map((part) => part.replace(/^(?:the|a|an)\s+/, '').trim())
    .filter((part) => part !== '' && !/^(?:this|that|it|both|current|now|the current|what we have)$/.test(part))
}
