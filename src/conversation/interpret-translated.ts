/** The one place where a first text of another language becomes English: questions, prices and claims as well as jobs. */
import { translatedCommand } from '../language/command.ts'
import { localRequest, readingOf, withReading } from '../language/locales/local-request.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { withGeneralAnswers } from './interpretation-extras.ts'
import type { InputKind, RequestContext } from './request.ts'

/** `interpret` reads the English of the text, which it is already or is translated to; how its words were read is told. */
export function interpretInEnglish(
  text: string,
  inputKind: InputKind,
  { today }: RequestContext,
  context: EngineContext,
  interpret: (english: string, context: EngineContext) => Interpretation,
): Interpretation {
  const { vocabulary } = context
  // What is longer is read in part, by its own rules.
  if (text.length > maxLength) return interpret(text, context)
  const local =
    inputKind === 'command' ? translatedCommand(text, vocabulary, today) : localRequest(text, vocabulary, true)
  if (local === null) return interpret(text, context)
  // Words that stay as they were typed leave a text that looks foreign still: it is not translated again.
  const read = interpret(local.english, { ...context, vocabulary: vocabulary.ofEnglish() })
  if (read.kind === 'start') return { ...read, scenario: withReading(read.scenario, local), phrases: [] }
  // Where the words of a translation stood is not known.
  if (read.kind === 'problem' && read.partial !== undefined)
    return { ...read, partial: { ...read.partial, phrases: [] } }
  // How words were read is no answer by itself.
  if (read.kind === 'inquiry' && read.inquiry.kind === 'unsupported') return read
  if (read.kind === 'inquiry' || read.kind === 'comparison') return withGeneralAnswers(read, readingOf(local))
  return read
}

const maxLength = 4000
