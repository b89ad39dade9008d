/** Training data that stands beside a text and was not said in it: counted in a file, or assumed where nothing is said. */
import { type PresetInput, type PresetPhrase, placePresets, quantity } from './grammar/preset-slots.ts'

export type GivenData =
  /** All tokens, read once. */
  { readonly tokens: number } | { readonly examples: number; readonly exampleTokens: number }

/** The data as slots, with the words that sentences call them by. */
export const phrasesOfData = (data: GivenData): readonly PresetPhrase[] =>
  'tokens' in data
    ? [{ words: `${data.tokens} tokens in total`, slots: [quantity('tokens', data.tokens, true)] }]
    : [
        { words: `${data.examples} examples`, slots: [quantity('examples', data.examples)] },
        { words: `${data.exampleTokens} tokens`, slots: [quantity('length', data.exampleTokens)] },
      ]

/** What a text is read with where data stand beside it; null: none do. */
export function presetOfData(text: string, data: GivenData | undefined): PresetInput | null {
  if (data === undefined) return null
  const phrases = phrasesOfData(data)
  return { slots: placePresets(phrases), line: [text.trim(), ...phrases.map(({ words }) => words)].join(' ').trim() }
}
