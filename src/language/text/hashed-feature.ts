/** The index of a feature of a text among so many: FNV-1a over UTF-16 units, folded. `count`: a power of two. */
export function hashedFeature(feature: string, count: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < feature.length; at += 1) {
    hash ^= feature.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  return (hash ^ (hash >>> 15)) & (count - 1)
}
