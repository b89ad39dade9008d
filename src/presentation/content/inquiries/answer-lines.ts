/** An answer of a few lines: the first stands out, the last may be small print. */
import { methodNames } from '../../../catalog/training-method.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import type { DisplayNames } from '../../format/display-names.ts'
import { formatParameters } from '../../format/number-format.ts'
import { command, line, type Line, type MessageContent, notesBlock, strong, textBlock } from '../message-content.ts'
import { modelOfSize } from '../scenario-summary.ts'

/** A message of one section; `notes` are small print and may be empty. */
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

/** What was assumed and what was not used, as small print. */
export const smallPrint = (assumptions: readonly string[], unused: readonly string[]): readonly Line[] => [
  ...(assumptions.length === 0 ? [] : [line(`Assumed: ${assumptions.join('; ')}.`)]),
  ...unusedLines(unused),
]

/** "Llama 3.1 8B", "an 8B model". */
export const modelTitle = ({ model, params }: Spec, names: DisplayNames): string =>
  model === null ? modelOfSize(formatParameters(params ?? NaN)) : names.model(model)

/** "H100" of "H100 SXM" and "H100 PCIe"; the names, where they have no word in common. */
export function commonName(gpus: readonly string[]): string {
  const [first = '', ...others] = gpus.map((name) => name.split(' '))
  const shared =
    typeof first === 'string' ? [] : first.filter((word, at) => others.every((words) => words[at] === word))
  if (shared.length > 0) return shared.join(' ')
  return gpus.length > 3 ? `${gpus.slice(0, 3).join(', ')} and ${gpus.length - 3} more` : gpus.join(', ')
}

/** A method as an entry of a list begins. */
export const methodTitle = (method: keyof typeof methodNames): string =>
  method === 'full' ? 'Full fine-tuning' : methodNames[method]

/** Data that is added to a question so that hours and dollars can be said; any other amount does as well. */
export const exampleTokens = 10_000 * 512

/** `job`: the question with an amount of data, as a command. */
export const addDataLine = (job: string): Line => line('For hours and dollars, add the data: ', command(job))
