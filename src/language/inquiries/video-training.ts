/** "Wan 2.1 14b lora, 60 clips, is 24gb ok": a model that makes films, trained on clips that are no text. */
import type { RulesOfThumb } from '../../catalog/rules-of-thumb.ts'
import { typedNumber } from '../text/typed-number.ts'
import { unsupportedNameIn } from './unsupported-inquiry.ts'

export type VideoTraining = {
  readonly name: string
  readonly paramsB: number
  readonly isFull: boolean
  readonly clips: number | null
  readonly epochs: number | null
  /** Of the card that is asked about; null: none is told by its memory. */
  readonly cardGb: number | null
  /** Sharper than usual, or longer. */
  readonly isSharp: boolean
  /** Of the clips, as it was typed. */
  readonly dataSize: string | null
  /** Without the model and its clips: what names the machine. */
  readonly rest: string
}

/** Cheap: what every such text has. */
const mayBe = /\b(?:wan[ -]?(?:\d|video)|hunyuan|ltxv?|cogvideox?|mochi|open[- ]?sora|opensora)/iu
const ofTraining = /\b(?:q?loras?|fine-?tun\w*|ft|train\w*|dreambooth)\b/iu
const full = /\bfull(?:y)?\b/iu
const clipNoun =
  /(?<![\w.])(\d[\d.,]{0,8}) ?(k )?(?:[a-z-]{2,12} ){0,2}?(?:clips?|videos?|vids|shots|scenes|samples|sequences)\b/iu
const thousands = /(?<![\w.])(\d{1,4}(?:\.\d)?)k (?:[a-z-]{2,12} ){0,2}?(?:clips?|videos?|vids|shots|scenes)\b/iu
const epochs = /(?<![\w.])(\d{1,3}) epochs?\b/iu
const gigabytes = /(?<![\w.])(\d{1,5}(?:\.\d)?) ?(gb|tb|gib|tib|gig(?:s|abytes?)?)\b/giu
const ofData =
  /^ ?\)?,? ?(?:of |worth of )?(?:our |raw |the )?(?:footage|clips?|videos?|film\w*|data\w*|material|recordings|movies?|files)\b/iu
const ofCard = /^ ?(?:of )?(?:v?ram|card|gpu|memory|is|ok|enough|fine|do)\b/iu
const ofClips = /(?:clips?|videos?|footage|film|data|dataset|shots)\b[^.?!\d]{0,14}$/iu
const sharp = /\b(?:720 ?p?|1080 ?p?|hd|full hd|4k)\b/iu
const [maxLength, mostCardGb] = [400, 300]

/** Null where no such model is trained. */
export function videoTrainingIn(text: string, { models }: RulesOfThumb['video']): VideoTraining | null {
  if (text.length > maxLength || !mayBe.test(text) || !ofTraining.test(text)) return null
  const found = models
    .flatMap((model) =>
      model.names.map((name) => ({ model, length: name.length, typed: unsupportedNameIn(text, name) })),
    )
    .filter(({ typed }) => typed !== null)
    .toSorted((one, other) => other.length - one.length)[0]
  if (found === undefined) return null
  const { name, paramsB: usual } = found.model
  const size = /(?<![\w.])(\d{1,2}(?:\.\d)?) ?b\b/iu.exec(text)?.[1]
  const paramsB = size === undefined ? usual : Number(size)
  const inThousands = thousands.exec(text)
  const counted = inThousands ?? clipNoun.exec(text)
  const sizes = [...text.matchAll(gigabytes)].map((match) => {
    const isOfData =
      !ofCard.test(text.slice(match.index + match[0].length)) &&
      (/^t/iu.test(match[2] ?? '') ||
        Number(match[1]) > mostCardGb ||
        ofData.test(text.slice(match.index + match[0].length)) ||
        ofClips.test(text.slice(0, match.index)))
    return { words: match[0], gb: Number(match[1]), isOfData }
  })
  return {
    name: paramsB === usual ? name : `${name.replace(/ [\d.]+B$/u, '')} ${paramsB}B`,
    paramsB,
    isFull: full.test(text) && !/\bloras?\b/iu.test(text),
    clips: counted === null ? null : typedNumber(counted[1] ?? '') * (inThousands === null ? 1 : 1000),
    epochs: Number(epochs.exec(text)?.[1] ?? Number.NaN) || null,
    cardGb: sizes.find(({ isOfData }) => !isOfData)?.gb ?? null,
    isSharp: sharp.test(text),
    dataSize: sizes.find(({ isOfData }) => isOfData)?.words ?? null,
    rest: text
      .replace(found.typed ?? '', ' ')
      .replace(gigabytes, ' ')
      .replace(counted?.[0] ?? '', ' '),
  }
}
