/** An answer of a few lines: the first stands out, the last may be small print. */
import type { Spec } from '../../../scenario/scenario.ts'
import type { DisplayNames } from '../../format/display-names.ts'
import { formatParameters } from '../../format/number-format.ts'
import { line, type Line, type MessageContent, notesBlock, strong, textBlock } from '../message-content.ts'

export function answerOfLines(headline: string, body: readonly Line[], notes: readonly Line[]): MessageContent {
  return {
    text: [line(headline), ...body, ...notes],
    blocks: [textBlock([line(strong(headline)), ...body]), ...(notes.length === 0 ? [] : [notesBlock(notes)])],
  }
}

/** Words that were read for nothing; none where all were used. */
export function unusedLines(words: readonly string[]): readonly Line[] {
  return words.length === 0
    ? []
    : [
        line(
          `Not used: ${words
            .slice(0, 5)
            .map((word) => `“${word}”`)
            .join(', ')}.`,
        ),
      ]
}

/** "Llama 3.1 8B", "an 8B model". */
export function modelTitle({ model, params }: Spec, names: DisplayNames): string {
  if (model !== null) return names.model(model)
  const size = formatParameters(params ?? NaN)
  return `${/^(?:8|11(?!\d)|18(?!\d))/.test(size) ? 'an' : 'a'} ${size} model`
}

/** A sentence begins. */
export const capitalized = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
