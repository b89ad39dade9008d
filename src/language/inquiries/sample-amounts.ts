/** How much of pictures, sound or the like a model is trained on: "60 images, 10 epochs x 10 repeats", "150 demos of 200 steps". */
import type { SampledRow } from '../../catalog/sampled-models.ts'
import type { SampleAmount } from './sample-amount.ts'

const number = String.raw`(?<![\w.$€£])(\d(?:[\d.,]{0,11}\d)?)( ?(?:k|m|b|thousand|million|billion)\b)?`
const pictures =
  'images?|pics?|pictures?|photos?|photographs|imgs?|selfies|shots|portraits|drawings|paintings|illustrations|renders|screenshots|scans|artworks|samples|examples|pngs?|jpe?gs?|tiffs?|dicoms?|frames|slides|tiles|patches|micrographs|x-?rays?|cutouts|cut-outs|crops|thumbnails|spectrograms|chips'
const adjectives = String.raw`(?:[a-z-]{1,20} ){0,3}?`
/** "MRI-scans" */
const ofKind = '(?:[a-z]{2,12}-)?'
const images = new RegExp(String.raw`${number}\+? ${adjectives}${ofKind}(?:${pictures})\b`, 'iu')
/** "images 4 million", "tiles: 4M": the count behind, with its scale. */
const imagesBehind = new RegExp(
  String.raw`\b(?:${pictures})[ :]{1,2}(\d[\d.,]{0,12})( ?(?:k|m|thousand|million|billion)\b)`,
  'iu',
)
const soundHours = new RegExp(
  String.raw`${number} ?(?:hours?|hrs?|h)\b(?! (?:or|of (?:compute|training|gpu)|a (?:day|week)|per|each (?:day|week|night)))`,
  'iu',
)
const soundMinutes = new RegExp(
  String.raw`${number} ?(?:minutes?|mins?) of (?:[a-z-]{1,12} ){0,2}(?:audio|sound|speech|voice|recordings?|samples|me|my)`,
  'iu',
)
const notOfSound = String.raw`(?! (?:or|of (?:compute|training|gpu)|a (?:day|week)|per|each (?:day|week|night)|at (?:the )?most|max|tops|or less))`
/** "Within 10 h", "max 6h": of the training, where sound is named as well. */
const behindLimit = String.raw`(?<!\b(?:within|max|maximum|under|below|in|by|least|most|than|to) )`
const namedSound = new RegExp(
  String.raw`${number} ?(?:hours?|hrs?|h) (?:of )?(?:[\p{L}-]{2,16} ){0,2}(?:audio|áudio|sound|speech|voices?|recordings?|calls?|radio|podcasts?|interviews?|samples)\b`,
  'iu',
)
const soundOfNoLimit = new RegExp(String.raw`${behindLimit}${number} ?(?:hours?|hrs?|h)\b${notOfSound}`, 'iu')
/** Hours of sound that are called so, else those that are no limit, else any. */
const soundHoursIn = (text: string): number | null =>
  [namedSound, soundOfNoLimit, soundHours]
    .map((pattern) => valueOf(pattern.exec(text)))
    .find((value) => value !== null) ?? null

/** "384px", "at 512 pixels", "448x448", "30k photos at 960" */
const sides =
  /(?<![\w.])(\d{2,4}) ?(?:px|pixels?\b|p\b)|(?<![\w.])(\d{2,4}) ?[x×] ?\2(?!\w|\.\d)|(?:@|\bimgsz|\bimage size|\bresolution)(?: of| =|=)? ?(\d{3,4})(?![\w./]| ?(?:\/|per|usd|dollars|tok))|\b(?:images?|photos?|pictures?|pics?|scans|tiles|frames) (?:each )?(?:at|in) (\d{3,4})(?![\w/]|[.,]\d| ?[$€£%]| (?:per|usd|eur|dollars|tok|images?|photos?|each|px))/iu
const leastSide = 64
/** "1600x1200", and no batch or count of cards. */
const oblong = /(?<![\w.x×])([1-9]\d{2,3}) ?[x×*] ?([1-9]\d{2,3})(?!\w|\.\d| ?[x×*] ?\d)/iu

const epochs = new RegExp(String.raw`${number} ?(?:epochs?|passes|ep)\b`, 'iu')
const repeats = new RegExp(
  String.raw`${number} ?(?:repeats?|repetitions?)\b|\b(?:repeats?|repetitions?) ?(?:of |= ?|x ?)?(\d{1,4})\b`,
  'iu',
)
const steps = new RegExp(String.raw`${number} ?(?:steps|iterations|iters)\b`, 'iu')
const batch = /\b(?:batch(?: size)?|bs) ?(?:of |=)?(\d{1,5})\b/iu
const fromScratch =
  /\bfrom scratch\b|(?<!\bcontinued? )\bpre-?train(?:ing|ed)?\b(?! (?:model|checkpoint|weights|on imagenet))|\b(?:random|fresh) (?:weights|init\w*)\b/iu

const masked = /\bmae\b|\bmasked[- ](?:auto-?encod\w+|image model\w*)/iu
const clips =
  /\b(?:clips?|utterances?|segments?|snippets?|phrases|commands|recordings?|files?|pieces)\b[^.;?!\n\d]{0,24}(?<![\d.])(\d{1,3}(?:\.\d)?) ?(?:s|sec|secs|seconds?)\b|(?<![\w.])(\d{1,3}(?:\.\d)?)[- ]?(?:s|sec|seconds?)[- ](?:clips?|utterances?|segments?|snippets?|windows?|chunks?|pieces)\b/iu

/** "Clips of about 6 seconds": of sound alone. */
function clipsIn(text: string, { sample }: SampledRow): Pick<SampleAmount, 'clipSeconds'> {
  const found = sample === 'sound' ? clips.exec(text) : null
  const seconds = Number(found?.[1] ?? found?.[2] ?? 0)
  return seconds > 0 ? { clipSeconds: seconds } : {}
}

/** What a text says of it; `known`: of data that are known by their name. */
export function sampleAmountIn(
  text: string,
  row: SampledRow,
  known: { readonly images?: number; readonly soundHours?: number },
): SampleAmount {
  const grouped = groupedIn(text, row)
  const rest = grouped?.rest ?? text
  const minutes = valueOf(soundMinutes.exec(rest))
  const repeated = repeats.exec(rest)
  const times = repeated === null ? null : (valueOf(repeated) ?? Number(repeated[3]))
  const parts = row.parts === undefined ? null : valueOf(nounsIn(row.parts.names).exec(rest))
  const runs = runsIn(rest, row)
  return {
    images: grouped?.images ?? valueOf(imagesOf(row).exec(rest)) ?? countBehind(rest, row) ?? known.images ?? null,
    soundHours: soundHoursIn(rest) ?? (minutes === null ? null : minutes / 60) ?? known.soundHours ?? null,
    epochs: valueOf(epochs.exec(rest)),
    steps: valueOf(steps.exec(rest)),
    batch: valueOf(batch.exec(rest)),
    ...pixelsIn(rest),
    ...(fromScratch.test(rest) ? { isFromScratch: true as const } : {}),
    ...(masked.test(rest) ? { isMasked: true as const } : {}),
    ...clipsIn(rest, row),
    ...(times === null || times < 2 ? {} : { repeats: times }),
    ...(runs === null ? {} : { runs }),
    ...(parts === null ? {} : { parts }),
    ...(grouped?.groups === undefined ? {} : { groups: grouped.groups }),
  }
}

const countBehind = (text: string, { counted }: SampledRow): number | null =>
  counted === undefined ? valueOf(imagesBehind.exec(text)) : null

/** What a later text says anew of one amount; empty where it says nothing. */
export const changedAmounts = (text: string, isOfSound: boolean): Partial<SampleAmount> => ({
  ...amountOf(isOfSound ? 'soundHours' : 'images', loneAmount, text),
  ...amountOf(isOfSound ? 'soundHours' : 'images', isOfSound ? soundHours : images, text),
  ...amountOf('epochs', epochs, text),
  ...(isOfSound ? {} : amountOf('steps', steps, text)),
  ...amountOf('batch', batch, text),
  ...pixelsIn(text),
})

/** The same of things that such a model counts by names of their own, such as pairs. */
export function countedAmount(text: string, row: SampledRow): Partial<SampleAmount> {
  return row.counted === undefined ? {} : amountOf('images', nounsIn(row.counted.names), text)
}

/** Whether one of them stands in the text. */
export const namesAmount = (text: string): boolean => steps.test(text) || epochs.test(text) || images.test(text)

/** "Make it 5000", "2k instead": of what is counted. */
const loneAmount =
  /^\W*(?:(?:ok|so|no|then|actually|sorry|let's|lets)[\s,]+){0,3}(?:(?:make|say|do|use|with|try|set|change|bump|raise|cut|go)(?: (?:it|that|this|them))?(?: (?:up|down))?(?: (?:to|with))? )?(\d[\d.,]{0,12})( ?(?:k|m|thousand|million)\b)?(?: (?:instead|then|please|pls|now|of them|of those))*[\s.!]*$/iu

function amountOf(field: keyof SampleAmount, pattern: RegExp, text: string): Partial<SampleAmount> {
  const value = valueOf(pattern.exec(text))
  return value === null ? {} : { [field]: value }
}

/** The side of the pictures, where it is said; of "1600x1200" that of a square as large. */
function pixelsIn(text: string): Pick<SampleAmount, 'pixels' | 'sides'> {
  const [typed = '', width, height] = oblong.exec(text) ?? []
  if (width !== undefined && height !== undefined && width !== height)
    return { pixels: Math.round(Math.sqrt(Number(width) * Number(height))), sides: typed }
  const [, statedSide, square, behindSign, behindImages] = sides.exec(text) ?? []
  const bare = Number(behindImages ?? 0)
  const side = Number(statedSide ?? square ?? behindSign ?? (bare % 16 === 0 ? bare : 0))
  return side >= leastSide ? { pixels: side } : {}
}

const patterns = new Map<string, RegExp>()

/** A count of one of these nouns. */
function nounsIn(names: readonly string[]): RegExp {
  const key = names.join('|')
  const known = patterns.get(key)
  if (known !== undefined) return known
  const made = new RegExp(String.raw`${number}\+? ${adjectives}(?:${key})\b`, 'iu')
  patterns.set(key, made)
  return made
}

const imagesOf = ({ counted }: SampledRow): RegExp => (counted === undefined ? images : nounsIn(counted.names))

const each = String.raw`[^\d.;?!]{0,30}?(\d{1,5})(?:[-–]\d{1,5})? (?:time ?)?(?:steps|frames|timesteps|transitions|samples)`
const inSeconds = String.raw`[^\d.;?!]{0,30}?(\d{1,4})(?: ?s| sec(?:onds?)?)\b(?:[^\d.;?!]{0,20}(\d{1,3}) ?(?:fps|hz))?`
const usualRate = 30

/** "150 demos of ~200 steps each", "50 episodes, 30 s at 30 fps": the steps are those of a recording, and none of the training. */
function groupedIn(
  text: string,
  { counted }: SampledRow,
): { readonly images?: number; readonly groups?: number; readonly rest: string } | null {
  const names = counted?.groups ?? []
  if (names.length === 0) return null
  const found = nounsIn(names).exec(text)
  const groups = valueOf(found)
  if (found === null || groups === null) return null
  const behind = text.slice(found.index + found[0].length)
  const rest = (words: string): string => text.replace(found[0], ' ').replace(words, ' ')
  const ofSteps = new RegExp(`^${each}`, 'iu').exec(behind)
  if (ofSteps !== null) return { images: groups * Number(ofSteps[1]), rest: rest(ofSteps[0]) }
  const ofTime = new RegExp(`^${inSeconds}`, 'iu').exec(behind)
  if (ofTime !== null)
    return { images: groups * Number(ofTime[1]) * Number(ofTime[2] ?? usualRate), rest: rest(ofTime[0]) }
  return { groups, rest: rest('') }
}

/** Things of which each may have a model of its own. */
const owners =
  'products?|skus?|items?|customers?|clients?|users?|people|persons?|characters?|styles?|artists?|brands?|models?|actors?|employees|students?|pets?|dogs?|cats?|subjects?|concepts?|shops?|categories|category|garments?|faces?|speakers?|voices?|sites?|cameras?|machines?|lines?'
/** "25 products", and not "60 photos per product". */
const countOfOwners = new RegExp(
  String.raw`(?<![\w.,$€£])(\d{1,5}) (?:(?!(?:per|each|every|an?|of|for|x|times|${pictures}) )[a-z-]{1,16} ){0,2}?(${owners})\b`,
  'iu',
)
const ownModel = new RegExp(
  String.raw`\b(?:one|an?|own|separate|single|individual|each(?: its)?(?: own)?) (?:[\w.-]{1,12} ){0,3}?(?:loras?|models?|adapters?|dreambooths?|voices?|checkpoints?|training|run) (?:per|for each|for every|each|a) ?|\b(?:loras?|models?|adapters?|training|run|per) ?(?:per|for each|for every|each|a) (?:${owners})\b|\b(?:per|for each|for every) (?:${owners})\b|\b(?:loras?|models?) each\b`,
  'iu',
)
const eachPhotos = new RegExp(
  String.raw`\b(?:${pictures}) (?:each|apiece|per (?:${owners}))\b|\b(?:${owners}) ?[x×*] ?\d{1,5} (?:${pictures})\b`,
  'iu',
)
const countedModels = /(?<![\w.,$€£-])(\d{1,4}) (?:[a-z0-9.-]{1,12} ){0,3}?(?:loras|dreambooths|adapters)\b/iu

/** "20 products, one LoRA per product", "12 loras": such models one after another; null: one. */
function runsIn(text: string, { learns, sample }: SampledRow): number | null {
  const models = Number(countedModels.exec(text)?.[1] ?? 0)
  if (models > 1) return models
  const things = Number(countOfOwners.exec(text)?.[1] ?? 0)
  if (things < 2) return null
  const isApart = ownModel.test(text) || (learns === 'subject' && eachPhotos.test(text))
  return isApart && (learns === 'subject' || sample === 'sound' || ownModel.test(text)) ? things : null
}

/** Null where nothing is counted. */
function valueOf(match: RegExpExecArray | null): number | null {
  if (match === null) return null
  const [, typed = '', scale = ''] = match
  // "1.200 hours": thousands, as many languages write them.
  const isGrouped = /^\d{1,3}(?:\.\d{3})+$/u.test(typed)
  const value = Number(typed.replaceAll(isGrouped ? '.' : ',', '').replace(/\.$/u, ''))
  const times = /k|th/iu.test(scale) ? 1e3 : /m/iu.test(scale) ? 1e6 : /b/iu.test(scale) ? 1e9 : 1
  return Number.isFinite(value) && value > 0 ? value * times : null
}
