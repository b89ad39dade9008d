/** Parts of a whole in words. */

/** By their words, without what stands between these: “two-thirds” is `twothirds`. */
export const fractions: Readonly<Record<string, number>> = {
  half: 1 / 2, halfway: 1 / 2, twothirds: 2 / 3, '2/3': 2 / 3, athird: 1 / 3, onethird: 1 / 3, '1/3': 1 / 3, aquarter: 1 / 4,
  onequarter: 1 / 4, threequarters: 3 / 4, '3/4': 3 / 4,
} // prettier-ignore
