/** "At 768 instead of 1024", "640 is enough": another side of the pictures, as a reply says it by itself. */
import type { SampledModels } from '../../catalog/sampled-models.ts'
import type { SampledInquiry } from './sample-amount.ts'

const sides =
  /^\W{0,3}(?:(?:ok|so|and|or|actually|sorry|no|but)[\s,]{1,2}){0,2}((?:what about|how about|what if|(?:go |down |up |lower (?:it )?|drop (?:it )?|back ){1,2}to|at|use|with|make it|train (?:it )?at|do|res(?:olution)?(?: of| is)?|in)[\s]){0,2}(\d{3,4}) ?(px|pixels?|p|(?=[\s,]{1,2}instead))?(?:[\s,]{1,2}(?:instead of|rather than|and not|not) \d{3,4} ?(?:px|pixels?|p)?|[\s,]{1,2}(?:instead|then|please|pls))?[\s.!?]{0,3}$/iu
const before = String.raw`^\W{0,3}(?:(?:ok|so|and|or|actually|sorry|no|but|well|hm+|honestly|tbh|probably|lets|let's|we|i|could|can|think|guess|say|for us|res(?:olution)?(?: of)?|imgsz)[\s,]{1,2}){0,4}`
const behind = String.raw`(?:[\s,]{1,2}(?:tbh|imo|really|honestly|here|too|though|then|instead|for (?:us|now|this|that)|i (?:think|guess)|res(?:olution)?|as well|anyway|already)){0,3}[\s.!]{0,3}$`
const side = String.raw`(\d{3,4}) ?(?:px|pixels?|p)?`
const verdict = String.raw`(?:enough|fine|plenty|ok|okay|sufficient|good|big|all (?:we|i) need)`
/** "640 is enough tbh", "384 will do", "we could live with 800" */
const enough: readonly RegExp[] = [
  new RegExp(
    String.raw`${before}${side}(?:'s| (?:is|are|seems|looks|(?:would|should|will|might) be)) (?:(?:more than|really|totally|probably|also|already|good|big|large|quite|just) ){0,2}${verdict}${behind}`,
    'iu',
  ),
  new RegExp(
    String.raw`${before}${side} (?:will|would|should|might|(?:gonna|going to)) (?:also |probably |just )?(?:do|suffice|work)${behind}`,
    'iu',
  ),
  new RegExp(
    String.raw`${before}(?:live|happy|fine|ok|okay|good|settle|stick|do|make do|go) (?:with|for|to) ${side}${behind}`,
    'iu',
  ),
]
/** Where steps are counted, another number may be theirs. */
const usualSides: ReadonlySet<number> = new Set([256, 320, 384, 448, 512, 640, 768, 896, 960, 1024, 1280, 1536])

/** Empty where no side is said so. "512" by itself is a count. */
export function sideSaid(
  { data }: SampledInquiry,
  text: string,
  row: SampledModels['rows'][number] | undefined,
): { readonly pixels?: number } {
  if (row?.pixels === undefined) return {}
  const [, lead, digits, unit] = sides.exec(text) ?? []
  const isMeant = lead !== undefined || unit !== undefined || text.includes('?')
  const typed = isMeant ? digits : enough.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined)
  const pixels = Number(typed ?? 0)
  const isSide = pixels % 32 === 0 && pixels >= 128 && pixels <= 2048
  return isSide && (isMeant || data.steps === null || usualSides.has(pixels)) ? { pixels } : {}
}

/** "640", beside other changes: pictures have such sides. */
export const isUsualSide = (text: string): boolean =>
  /^\s{0,3}\d{3,4}\s{0,3}$/u.test(text) && usualSides.has(Number(text))
