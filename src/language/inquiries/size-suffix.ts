/** "v8m instead of x", "the s variant", "b2 will do": another size of the same model by the letter that its name ends in. */
import type { SampledModels } from '../../catalog/sampled-models.ts'
import type { SampledInquiry } from './sample-amount.ts'
import { longestNamed } from './sampled-inquiry.ts'

const behind = String.raw`(?: |-)(?:variant|version|model|weights|size|checkpoint|instead|rather)\b`
/** "v8m", "11l", "8s model"; "11m" alone is a count, and "12x" so many times. */
const numbered = new RegExp(
  String.raw`(?<![\w.$-])(?:(v\d{1,2}[nsmlx])\b|((?:[589]|1[0-2])[nl])\b|((?:[589]|1[0-2])[smx])(?=(?: |-)(?:variant|version|model|weights|size|checkpoint)\b))`,
  'iu',
)
const lettered = new RegExp(String.raw`(?<![\w.$/'’-])-?(?:([nsmlxtbh])(?=${behind})|(b[0-7])(?![\w/]))`, 'iu')
/** What stands behind these gives way. */
const refused = /\b(?:instead of|rather than|not|no|than|from|off) (?:the |an? )?-?(?:v?\d{0,2}[nsmlxtbh]|b[0-7])\b/giu
const maxLength = 100

/** Null where none is named, or the model has no such size. */
export function sizeBySuffix(
  { id, name }: SampledInquiry,
  text: string,
  models: SampledModels,
): { readonly id: string; readonly name: string } | null {
  if (text.length > maxLength) return null
  const meant = text.replaceAll(refused, (words) => (/^instead|^rather/iu.test(words) ? 'instead' : ' '))
  const suffix = [numbered, lettered]
    .flatMap((pattern) => pattern.exec(meant)?.slice(1) ?? [])
    .find((found) => found !== undefined)
    ?.toLowerCase()
  const own = models.rows.find((row) => row.id === id)?.name ?? name
  const family = familyOf(own)
  if (suffix === undefined) return null
  const letters = /^b\d$/u.test(suffix) ? suffix : suffix.slice(-1)
  const found = longestNamed(family === 'yolo' ? `yolov8${letters}` : `${family} ${letters}`, models)
  if (found === null || found.row.id === id || familyOf(found.row.name) !== family) return null
  return found.row.names.some((each) => each.replace('*', ' ').endsWith(` ${letters}`))
    ? { id: found.row.id, name: found.name }
    : null
}

/** "a ViT-L" and "a ViT-B" are of one. */
const familyOf = (name: string): string => name.toLowerCase().replace(/^an? /u, '').split(/[\s-]/u)[0] ?? ''

/** "Yolo11m, same data": a size of the model that was priced, named in full and beside no amounts; null where none is. */
export function sizeInFull(
  { id, name }: SampledInquiry,
  text: string,
  models: SampledModels,
): { readonly id: string; readonly name: string } | null {
  if (text.length > maxInFull || amounts.test(text)) return null
  const found = longestNamed(text, models)
  const own = models.rows.find((row) => row.id === id)?.name ?? name
  return found === null || found.row.id === id || found.isKind || familyOf(found.row.name) !== familyOf(own)
    ? null
    : { id: found.row.id, name: found.name }
}
const maxInFull = 60
const amounts = /(?<![\w.])\d[\d.,]*(?: ?[km])? ?(?:images?|photos?|pictures?|pics|epochs?|steps?|hours?|h|hrs)\b/iu
