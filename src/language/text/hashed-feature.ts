/** Features of a text as indices among so many: FNV-1a over UTF-16 units, folded. A hash goes on from part to part. */

/** The hash of nothing. */
export const noHash = 0x811c9dc5

/** The hash of a text behind what `hash` is of. */
export function hashedOn(hash: number, text: string, from = 0, to = text.length): number {
  let whole = hash
  for (let at = from; at < to; at += 1) {
    whole ^= text.charCodeAt(at)
    whole = Math.imul(whole, 0x01000193)
  }
  return whole
}

/** The index of a hash. `count`: a power of two. */
export const featureIndex = (hash: number, count: number): number => (hash ^ (hash >>> 15)) & (count - 1)

/** The index of a feature of a text among `count`, a power of two. */
export const hashedFeature = (feature: string, count: number): number => featureIndex(hashedOn(noHash, feature), count)
