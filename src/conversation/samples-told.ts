/** What a text asks of a training by samples that was priced before it: memory, settings, how many pictures, several such trainings. */
import type { InquiryFacts } from '../catalog/inquiry-facts.ts'
import { formatCount } from '../presentation/format/number-format.ts'
import { samplesOf } from '../recommend/inquiries/sample-count.ts'
import type { ConversationSubject } from './conversation-subject.ts'
import type { FoundInterpretation } from './part-readers.ts'

const ranOut = /\b(?:oom\w{0,4}|out of (?:memory|vram)|outofmemory\w*)\b/iu
const fitsOn =
  /\b(?:fits?|runs?|works?|enough|ok|okay|squeeze|manage|possible|do)\b[^.?!]{0,30}?(?<![\d.])(\d{1,3}) ?(?:gb|gigs?|g)\b|(?<![\d.])(\d{1,3}) ?(?:gb|gigs?|g)\b[^.?!]{0,30}\b(?:enough|ok|okay|fits?|do|does it|works?|runs?|possible)\b/iu
const asksSettings =
  /\b(?:what|which) (?:resolution|size|pixels?|settings?|batch|number of (?:steps|images))\b|\bwhat (?:did|do) you (?:assume|count|take)\b/iu
const enoughPictures =
  /\b(?:is|are|will|would)\b[^.?!]{0,20}?\b(\d{1,5}) (?:[a-z]{3,10} )?(?:pictures?|images?|photos?|pics|imgs|shots|clips)\b[^.?!]{0,20}\benough\b/iu
const several =
  /\b(?:how much|cost|price|what about|what would)\b[^.?!]{0,30}?\b(\d{1,4}) (?:(?:such|more|different|separate|other|of (?:these|those|them)) ?){0,2}(?:loras?|models?|trainings?|runs|subjects?|styles?|products?|characters?)\b/iu
const maxLength = 120

/** Null where nothing of the kind is said. */
export function samplesTold(
  { inquiry }: ConversationSubject,
  text: string,
  { sampledModels }: InquiryFacts,
): FoundInterpretation {
  if (inquiry?.kind !== 'samples' || text.length > maxLength) return null
  const row = sampledModels.rows.find(({ id }) => id === inquiry.id)
  if (row === undefined) return null
  const { method, data } = inquiry
  const [usual, lean] = [row.memoryGb[method], row.leanGb?.[method] ?? row.memoryGb[method]]
  const gigabytes = `${row.name} takes about ${formatCount(usual)} GB${lean < usual ? `, ${formatCount(lean)} GB with every saving` : ''}`
  const known = (id: string, ...says: readonly string[]): FoundInterpretation => ({
    kind: 'inquiry',
    inquiry: { kind: 'known', id, says },
  })
  if (ranOut.test(text))
    return known(
      'memory of samples',
      `First batch 1 with accumulation, gradient checkpointing and an 8-bit optimizer, with latents and text embeddings worked out beforehand: ${gigabytes}.`,
      'Where that is not enough take a card with more memory: reply with its name.',
    )
  const fit = fitsOn.exec(text)
  const room = Number(fit?.[1] ?? fit?.[2] ?? 0)
  if (room > 0) {
    const verdict = room >= usual ? 'Yes' : room >= lean ? 'Only with every saving, and slower' : 'No'
    return known('memory of samples', `${verdict}: ${gigabytes}, of ${formatCount(room)} GB.`)
  }
  if (asksSettings.test(text)) {
    const { samples, assumed } = samplesOf(row, data, sampledModels)
    const side = data.pixels ?? row.pixels
    const many = row.counted?.many ?? (row.sample === 'sound' ? 'windows of sound' : 'images')
    return known(
      'settings of samples',
      `${side === undefined ? '' : `${side} pixels a side, `}${formatCount(samples)} ${many} in all${assumed.length === 0 ? '' : ` (${assumed.join('; ')})`}, ${data.epochs === null ? '' : `${formatCount(data.epochs)} epochs, `}${method === 'lora' ? 'LoRA' : 'every weight trained'}, batch ${data.batch ?? 1}.`,
    )
  }
  const pictures = Number(enoughPictures.exec(text)?.[1] ?? 0)
  if (pictures > 0 && row.learns === 'subject' && method === 'lora') {
    const { low, high } = sampledModels.subject.usual
    const isFew = pictures < low.base
    return known(
      'pictures of samples',
      `${isFew ? 'Hardly' : 'Yes'}: ${low.base} to ${high.base} good pictures are usual for a subject or a style (recalled), sharp, varied and captioned. More of the same add little: the steps set the price.`,
    )
  }
  const runs = Number(several.exec(text)?.[1] ?? 0)
  return runs > 1 ? { kind: 'inquiry', inquiry: { ...inquiry, data: { ...data, runs } } } : null
}
