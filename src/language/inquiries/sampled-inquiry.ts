/** "SDXL lora on 30 pictures", "Whisper on 600 hours of audio, 3 epochs": models of pictures and sound, by their samples. */
import type { SampledModels } from '../../catalog/inquiry-facts.ts'
import type { Inquiry, InquiryInput, SampleAmount } from './inquiry.ts'
import { unsupportedNameIn } from './unsupported-inquiry.ts'

const number = String.raw`(?<![\w.$€£])(\d[\d.,]{0,12})( ?(?:k|m|thousand|million)\b)?`
const images = new RegExp(
  String.raw`${number}\+? (?:[a-z-]{1,20} ){0,3}?(?:images?|pics?|pictures?|photos?|imgs?|scans|artworks|samples|examples)\b`,
  'iu',
)
const soundHours = new RegExp(String.raw`${number} ?(?:hours?|hrs?|h)\b(?! (?:or|of (?:compute|training)))`, 'iu')
const epochs = new RegExp(String.raw`${number} ?(?:epochs?|passes|ep)\b`, 'iu')
const steps = new RegExp(String.raw`${number} ?(?:steps|iterations|iters)\b`, 'iu')
const batch = /\b(?:batch(?: size)?|bs) ?(?:of |=)?(\d{1,5})\b/iu
const lora = /\b(?:lora|dreambooth|lokr|locon|adapter)\b/iu
const maxLength = 600

/** Null where no such model is named, or nothing of how much. */
export function readSampled({ text, understanding, facts }: InquiryInput): Inquiry | null {
  if (text.length > maxLength) return null
  const found = longestNamed(text, facts.sampledModels)
  if (found === null) return null
  const data: SampleAmount = {
    images: valueOf(images.exec(text)),
    soundHours: valueOf(soundHours.exec(text)),
    epochs: valueOf(epochs.exec(text)),
    steps: valueOf(steps.exec(text)),
    batch: valueOf(batch.exec(text)),
  }
  const amount = found.row.sample === 'sound' ? data.soundHours : (data.images ?? data.steps)
  if (amount === null) return null
  return {
    kind: 'samples',
    id: found.row.id,
    name: found.name,
    method: lora.test(text) ? 'lora' : 'full',
    data,
    spec: understanding.draft.finish().spec,
  }
}

/** "Whisper small" before "whisper". */
function longestNamed(text: string, { rows }: SampledModels) {
  const found = rows.flatMap((row) =>
    row.names.flatMap((one) => {
      const name = unsupportedNameIn(text, one)
      return name === null ? [] : [{ row, name, length: one.length }]
    }),
  )
  return found.toSorted((one, other) => other.length - one.length)[0] ?? null
}

function valueOf(match: RegExpExecArray | null): number | null {
  if (match === null) return null
  const [, typed = '', scale = ''] = match
  const value = Number(typed.replaceAll(',', '').replace(/\.$/u, ''))
  const times = /k|th/iu.test(scale) ? 1e3 : /m/iu.test(scale) ? 1e6 : 1
  return Number.isFinite(value) && value > 0 ? value * times : null
}
