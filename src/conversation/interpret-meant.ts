/** A first text that is meant for the app, read as a command and as a message where the first of these finds nothing. */
import type { Interpretation } from './interpretation.ts'
import type { InputKind } from './request.ts'

type MeantText = { readonly text: string; readonly inputKind: InputKind; readonly isAddressed?: boolean }

/**
 * A message that was sent to the app may ask what a command asks, and sentences that were typed as a command may read as
 * a message: the other reading is taken where the first finds nothing, and an answer goes before a plan that was guessed.
 */
export function interpretMeant(
  { text, inputKind, isAddressed }: MeantText,
  readAs: (inputKind: InputKind) => Interpretation,
): Interpretation {
  const read = readAs(inputKind)
  if (inputKind === 'command' ? !isTold(text, read) : isAddressed !== true) return read
  const isOutside = isUnsupported(read)
  const mayAsk = read.kind === 'problem' || (inputKind === 'message' && (read.kind === 'start' || isOutside))
  if (!mayAsk) return read
  const other = readAs(inputKind === 'command' ? 'message' : 'command')
  // What is only told wants no plan and no verdict.
  const mayBe = inputKind === 'command' || text.includes('?') ? ['start', 'verdict', 'comparison'] : []
  const isRead = read.kind === 'problem' && ['inquiry', ...mayBe].includes(other.kind)
  const isAnswer = other.kind === 'inquiry' && !isUnsupported(other)
  if (!isRead && !((read.kind === 'start' || isOutside) && isAnswer)) return read
  // A plan names what it does not use by itself.
  const unused =
    read.kind === 'problem' && read.problem.kind === 'unknown' && other.kind !== 'start' ? read.problem : null
  return unused === null || unused.terms.length === 0
    ? other
    : { ...other, unread: `Not used: ${unused.terms.map((term) => `“${term}”`).join(', ')}.` }
}

const isUnsupported = (read: Interpretation): boolean => read.kind === 'inquiry' && read.inquiry.kind === 'unsupported'

/** Sentences, of which words or two values stop the reading as a command. */
const isTold = (text: string, read: Interpretation): boolean =>
  read.kind === 'problem' &&
  ['unknown', 'conflict', 'bad-value'].includes(read.problem.kind) &&
  text.split(/\s+/u).length >= fewestTold
const fewestTold = 12
