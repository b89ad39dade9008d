/** "64gb ram box", "128 GB of system memory": the memory of the machine, and not of its cards. */
import { collapseSpaces } from '../text/characters.ts'

export type HostMemory = { readonly gib: number; readonly words: string; readonly rest: string }

const amount = String.raw`(\d{1,4}(?:\.\d)?) ?(gi?b|g|ti?b|t)`
const lead = String.raw`(?:,? ?\b(?:but |and )?(?:with|have|has|in|on|there (?:is|are))?(?: ?(?:an?|only|just|about|my|our))? ?)?`
const owner = String.raw`(?:system|host|cpu|main|server|computer|pc|machine|box|ddr[345])`
/** Sizes that no card has, so that "ram" alone is that of the machine. */
const machineSizes: ReadonlySet<number> = new Set([64, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048])

const named = new RegExp(
  String.raw`${lead}\b${amount}(?: of)? ${owner} (?:ram|memory)\b|${lead}\b${amount}(?: of)? (?:ram|memory) (?:pc|box|machine|server|desktop|workstation|host)\b|${lead}\b${amount}(?: of)? ddr[345]\b|${lead}\b(?:(?:host|system|cpu) (?:ram|memory)|ddr[345]|(?<!v|gpu )ram)(?: is| of|:)? ?${amount}\b(?! ?(?:gpu|card))`,
  'iu',
)
/** "The host has 1 TB of memory": a GPU has less. */
const plain = new RegExp(String.raw`${lead}\b${amount}(?: of)? (?:(ram)|memory)\b(?! ?(?:gpu|card))`, 'iu')
/** More than a card has, and more than those of a machine are likely to be told by. */
const leastOfMachine = 320

/** Null where nothing is said of it. */
export function hostMemoryIn(text: string): HostMemory | null {
  if (!/\b(?:ram|memory|ddr[345])\b/iu.test(text)) return null
  const byName = named.exec(text)
  const found = byName ?? plain.exec(text)
  if (found === null) return null
  const [words, ...groups] = found
  const isRam = byName !== null || groups[2] !== undefined
  const at = groups.findIndex((group) => group !== undefined)
  const value = Number(groups[at])
  const gib = /^t/iu.test(groups[at + 1] ?? '') ? value * 1024 : value
  if (gib < leastOfMachine && !(isRam && (byName !== null || machineSizes.has(gib)))) return null
  return { gib, words: words.replace(/^\D*/u, '').trim(), rest: collapseSpaces(text.replace(words, ' ')) }
}
