/**
 * Slots that stand beside a text and were not read from it: those of a configuration, data that were counted, and what a
 * lone number leaves out. They come before its words: their places are negative.
 */
import type { FieldValue, Measure } from '../../catalog/lexicon-meaning.ts'
import type { Slot, SlotContent } from './slots.ts'

/** What is given, and what it is called in sentences about it. */
export type PresetPhrase = { readonly words: string; readonly slots: readonly SlotContent[] }

export type PresetSlots = {
  readonly slots: readonly Slot[]
  /** The words of a place that is negative. */
  readonly wordsAt: (place: number) => string
}

/** What stands beside a text already: slots, and the whole as one line, which suggestions repair. */
export type PresetInput = { readonly slots: PresetSlots; readonly line: string }

/** For a text that nothing stands beside. */
export const noPresetSlots: PresetSlots = { slots: [], wordsAt: () => '' }

/** Gives each phrase a place, in their order. */
export function placePresets(phrases: readonly PresetPhrase[]): PresetSlots {
  const first = -phrases.length
  return {
    slots: phrases.flatMap(({ slots }, index) =>
      slots.map((slot) => ({ ...slot, from: first + index, to: first + index + 1 })),
    ),
    wordsAt: (place) => phrases[place - first]?.words ?? '',
  }
}

/** A number that counts something: 32 of "rank 32". `isTotal`: all tokens of all examples. */
export const quantity = (measure: Measure, value: number, isTotal = false): SlotContent => ({
  role: 'quantity',
  measure,
  amount: {
    kind: 'amount',
    value,
    unitValue: value,
    magnitude: '',
    capital: false,
    measure,
    inWords: false,
    ...(isTotal ? { total: true } : {}),
  },
})

/** A field with its value. */
export const fieldValue = (value: Omit<FieldValue, 'kind' | 'ambiguous'>): SlotContent => ({
  role: 'field-value',
  ...value,
})
