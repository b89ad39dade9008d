/** The one place where a first text of another language becomes English: questions, prices and claims as well as jobs. */
import { translatedCommand } from '../language/command.ts'
import { localRequest, readingOf, withReading } from '../language/locales/local-request.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { InputKind, RequestContext } from './request.ts'

/** `interpret` reads the English of the text, which it is already or is translated to; how its words were read is told. */
export function interpretInEnglish(
  text: string,
  inputKind: InputKind,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
  interpret: (english: string) => Interpretation,
): Interpretation {
  // What is longer is read in part, by its own rules.
  if (text.length > maxLength) return interpret(text)
  const local =
    inputKind === 'command' ? translatedCommand(text, vocabulary, today) : localRequest(text, vocabulary, true)
  // Words that stay as they were typed leave a text that looks translated still.
  if (local === null || local.english === text) return interpret(text)
  const read = interpret(local.english)
  if (read.kind === 'start') return { ...read, scenario: withReading(read.scenario, local), phrases: [] }
  if (read.kind === 'inquiry' || read.kind === 'comparison')
    return { ...read, generalAnswers: [...(read.generalAnswers ?? []), ...readingOf(local)] }
  return read
}

const maxLength = 4000
