/** "(a) 70b lora, (b) 8b full": where the parts of a list begin, each of which names all that is left open. */
import type { Slot } from '../grammar/slots.ts'
import type { ClauseCues } from '../lexicon/clause-cues.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'

/** The signs that part a list, the strongest first. */
const partings: readonly ReadonlySet<string>[] = [new Set(['\n']), new Set(['.', ';', '?', '!']), new Set([',', '-'])]

/**
 * The token that each part but the first begins with; empty where what is left open is not named part by part.
 * `open`: for each thing that contradicts itself its values, in their order. `isCompared`: a comma parts them too.
 */
export function listBounds(
  open: readonly (readonly Slot[])[],
  { tokens }: RecognizedText,
  isCompared: boolean,
): readonly number[] {
  const inOrder = open.map((slots) => slots.toSorted((one, other) => one.from - other.from))
  const parts = inOrder[0]?.length ?? 0
  if (parts < 2 || inOrder.some(({ length }) => length !== parts)) return []
  const bounds: number[] = []
  for (let part = 1; part < parts; part += 1) {
    const from = Math.max(...inOrder.map((slots) => slots[part - 1]?.to ?? 0))
    const to = Math.min(...inOrder.map((slots) => slots[part]?.from ?? 0))
    const bound = from > to ? null : partingIn(tokens, from, to, isCompared)
    if (bound === null) return []
    bounds.push(bound)
  }
  return bounds
}

function partingIn(tokens: RecognizedText['tokens'], from: number, to: number, isCompared: boolean): number | null {
  // "(b)", "b)", "option b", "2)": the part begins with its letter.
  for (let at = from; at < to; at += 1) {
    const [here, next] = [tokens[at]?.text ?? '', tokens[at + 1]?.text ?? '']
    const isMarker = (letter: string): boolean => /^[a-d1-4]$/.test(letter)
    if ((isMarker(here) && (next === ')' || next === ':')) || (here === 'option' && isMarker(next))) return at
  }
  if (!isCompared) return null
  for (const signs of partings) {
    const at = tokens.slice(from, to).findLastIndex(({ text }) => signs.has(text))
    if (at >= 0) return from + at + 1
  }
  return null
}

/** "If B is less than double the price I'd go for B" decides nothing yet. */
function isConditional(tokens: RecognizedText['tokens'], from: number): boolean {
  const end = tokens.slice(0, from).findLastIndex(({ text }) => /^[.;!?\n]$/.test(text))
  return tokens.slice(end + 1, from).some(({ text }) => text === 'if' || text === 'unless')
}

/** "Decision: C", "we go with (b)": the part that a decision names by its letter; null: none is. */
export function decidedPart(
  bounds: readonly number[],
  { tokens }: RecognizedText,
  { phrases }: ClauseCues,
): number | null {
  const letterAt = (at: number): string | null => {
    const text = tokens[at]?.text ?? ''
    return /^[a-d1-4]$/.test(text) ? text : /^(?:option|model|plan|\()$/.test(text) ? letterAt(at + 1) : null
  }
  const second = letterAt(bounds[0] ?? -1)
  if (second === null) return null
  const letters = Array.from({ length: bounds.length + 1 }, (_, part) =>
    String.fromCharCode(second.charCodeAt(0) - 1 + part),
  )
  const decided = tokens.flatMap((_, at) => {
    const match = phrases.longestMatch(tokens, at)
    if (match?.meaning.role !== 'decided' || match.meaning.weight < 1 || isConditional(tokens, at)) return []
    const letter = letterAt(tokens[match.to]?.text === ':' ? match.to + 1 : match.to)
    return letter !== null && letters.includes(letter) ? [letters.indexOf(letter)] : []
  })
  return decided.at(-1) ?? null
}
