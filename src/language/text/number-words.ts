/** Numbers as people write them out in a hurry, as far as they count machines, epochs and the like. */

/** Each with its value. */
export const numberWords: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, 'a dozen': 12,
  sixteen: 16, twenty: 20, thirty: 30, 'thirty two': 32, 'thirty-two': 32, 'sixty four': 64, 'sixty-four': 64, 'a single one': 1, 'a single': 1,
} // prettier-ignore
