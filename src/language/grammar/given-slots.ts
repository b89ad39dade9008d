/**
 * Slots that stand beside a text and were not read from it, such as those of a configuration. They come before its
 * words: their places are negative.
 */
import type { Slot, SlotContent } from './slots.ts'

/** What is given, and what it is called in sentences about it. */
export type GivenPhrase = { readonly words: string; readonly slots: readonly SlotContent[] }

export type GivenSlots = {
  readonly slots: readonly Slot[]
  /** The words of a place that is negative. */
  readonly wordsAt: (place: number) => string
}

export const noGivenSlots: GivenSlots = { slots: [], wordsAt: () => '' }

/** Gives each phrase a place, in their order. */
export function placeGiven(phrases: readonly GivenPhrase[]): GivenSlots {
  const first = -phrases.length
  return {
    slots: phrases.flatMap(({ slots }, index) =>
      slots.map((slot) => ({ ...slot, from: first + index, to: first + index + 1 })),
    ),
    wordsAt: (place) => phrases[place - first]?.words ?? '',
  }
}
