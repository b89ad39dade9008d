/** Jobs that are set side by side. */
import type { GivenData } from '../language/given-data.ts'
import { parseCommands } from '../language/multiple-commands.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'

/** Separated by semicolons, bars, lines or "vs". */
export const comparedTexts = (text: string): readonly string[] =>
  text
    .split(/\s*(?:[;|\n]|\bvs\.?\s|\bversus\b)\s*/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Each text is a command, or what changes in the first one ("… qlora"). `data` stands beside each. */
export function interpretComparison(
  texts: readonly string[],
  request: RequestContext,
  { vocabulary }: EngineContext,
  { names = texts, data }: { readonly names?: readonly string[] | undefined; readonly data?: GivenData | undefined },
): Interpretation {
  const parsed = parseCommands(texts, vocabulary, request.today, data)
  return 'problem' in parsed
    ? { kind: 'problem', problem: parsed.problem, style: 'command' }
    : { kind: 'comparison', scenarios: parsed.scenarios, names, thread: null }
}
