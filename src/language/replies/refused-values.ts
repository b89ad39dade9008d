/** What a clause refuses beside what it wishes: "full, not lora", "no spot". */
import type { Scenario, SpecField } from '../../scenario/scenario.ts'
import type { ReplyAct } from './reply-act.ts'
import type { Reply } from './reply-input.ts'

/** "Full, not lora": what is refused would be another value of what is set. */
export function isContrasted(
  part: string,
  act: Extract<ReplyAct, { changed: unknown }>,
  { readAs, understand, scenario }: Reply,
): boolean {
  const [, by = '', refused] =
    /\b(not|instead of|rather than) (?:the |an? )?([^,;.!]{1,30}?)(?=[.!\s]{0,3}$|[,;] )/iu.exec(part) ?? []
  if (refused === undefined) return false
  // "Europe instead of what we had": what is given up is no value, so that the other one is wished.
  if (by.toLowerCase() !== 'not' && act.changed.length > 0 && understand(refused).slots.length === 0) return true
  // "Rank 64 instead of 16": a number of the same kind.
  if (act.changed.length === 1 && /^\d[\d.,]{0,12}k?$/iu.test(refused.trim())) return true
  const other = readAs(refused, scenario)
  return (
    other.kind === 'amended' &&
    act.changed.length > 0 &&
    other.changed.every((field) => other.scenario.spec[field] !== act.scenario.spec[field])
  )
}

/** What is excluded, or no longer set, was said with a "no". */
export const isLeftOut = ({
  scenario: { spec },
  changed,
}: {
  readonly scenario: Scenario
  readonly changed: readonly SpecField[]
}): boolean => changed.every((field) => field.startsWith('excluded') || spec[field] === null || field === 'pricing')
