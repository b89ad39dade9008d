/** "They are 1920x1080", "we downscale to 448": the size of the images, where the plan has some. */
import { formatExact } from '../../scenario/format-values.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { amendWith } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const sides = /(?<![\w.])(\d{2,4})\s?(?:x|×|by)\s?(\d{2,4})(?![\w.])/u
const resized =
  /\b(?:re-?siz\w+|re-?scal\w+|down-?scal\w+|down-?sampl\w+|scal\w+|shr[iua]n?k\w*|crop\w*)(?: (?:it|them|all|everything|the|our|images?|pics|pictures|photos|down)){0,4} (?:down )?(?:to|at) (\d{2,4})(?:\s?(?:px|pixels?))?\b/u
/** "Let's do 512": after a size was spoken of. */
const done =
  /^(?:(?:ok|okay|so|then|and|let's|lets|we|can we|could we|just)[ ,]+)*(?:do|use|take|go with|try) (\d{3,4})(?:\s?px)?(?: (?:then|instead|please|pls|px))*$/u
const maxLength = 120
const [leastSide, mostSide] = [32, 16_384]

export function readImageSize(reply: Reply): ReplyCandidate | null {
  const { line, scenario, lastChanged } = reply
  if (scenario.spec.imageCount === null || line.length > maxLength) return null
  const pair = sides.exec(line)
  const side = resized.exec(line)?.[1] ?? (lastChanged.includes('imageTokens') ? done.exec(line)?.[1] : undefined)
  const [width, height] = pair === null ? [Number(side), Number(side)] : [Number(pair[1]), Number(pair[2])]
  if (![width, height].every((each) => each >= leastSide && each <= mostSide)) return null
  const words = `images of ${formatExact(width)}x${formatExact(height)} px`
  return wholeReply(
    reply,
    amendWith(reply, { words, slots: [quantity('imagePixels', width * height)] }),
    `says ${words}`,
  )
}
