/** Gigabytes in a thread: of data only where data are spoken of; else of a GPU's memory or a disk. */
import { filterByMemory } from '../lexicon/gpu-names.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { type Slot, type SlotOf, slotsOf } from './slots.ts'

const dataWords = new Set(
  'dedup dedupe deduplication deduping cleaning filtering crawl data dataset datasets corpus text texts txt jsonl json csv parquet file files doc docs documents logs dump english plain raw pdf pdfs code html transcripts emails tickets chats set'.split(
    ' ',
  ),
)

/** "16 GB" of a thread is no amount of data by itself. */
export function withoutMemory(slots: readonly Slot[], { tokens }: RecognizedText): readonly Slot[] {
  const isBytes = (slot: Slot): boolean => slot.role === 'quantity' && slot.measure === 'bytes'
  if (!slots.some(isBytes) || tokens.some(({ text }) => dataWords.has(text))) return slots
  return slots.filter((slot) => !isBytes(slot))
}

/** Words around an amount that may say what it is of. */
const around = 4

/** Of the memory of a card that ran out. */
const memoryWords: ReadonlySet<string> = new Set(['cuda', 'vram', 'oom', 'ooms', 'allocate', 'allocated', 'capacity'])

/** Of what is stored or moved beside the data that are trained on. */
const diskWords: ReadonlySet<string> = new Set(
  'storage disk disks ssd nvme volume volumes egress bandwidth traffic bucket s3 scratch'.split(' '),
)
const besideDisk = 3

/** "500 GB storage", "need 2TB of disk": where the data is said otherwise. */
const isOfDisk = (tokens: RecognizedText['tokens'], { from, to }: Slot): boolean =>
  [...tokens.slice(Math.max(0, from - 2), from), ...tokens.slice(to, to + besideDisk)].some(({ text }) =>
    diskWords.has(text),
  )
/** "Tried to allocate 1.96 GiB": what an error tells of, whatever else is said. */
const isOfError = (tokens: RecognizedText['tokens'], { from }: Slot): boolean =>
  /^allocat(?:e|ed|ing)$/u.test(tokens[from - 1]?.text ?? '')
/** "12B with 8-bit Adam on 40gb", "7b lora in 16 GB": what a card has, where nothing is said of data. */
const memoryOfCards: ReadonlySet<number> = new Set([
  8, 10, 11, 12, 16, 20, 24, 32, 40, 44, 48, 64, 80, 94, 96, 128, 141, 180, 192, 256, 288,
])
/** Whether it fits is asked: what has so much memory is no wish. */
const fitWords: ReadonlySet<string> = new Set(['fit', 'fits', 'fitting', 'enough', 'work', 'works', 'possible', 'oom'])
const ofPretraining = /^(?:pre-?train\w*|pt|cpt|continued|scratch|domain)$/u
function isUnderRun(tokens: RecognizedText['tokens'], slot: SlotOf<'quantity'>): boolean {
  const gigabytes = slot.amount.value / 1e9
  if (!memoryOfCards.has(gigabytes) || slot.amount.each === true) return false
  const before = tokens.slice(Math.max(0, slot.from - 2), slot.from).map(({ text }) => text)
  const isPlaced = /(?:^|\s)(?:on|in|within|into|inside|onto)(?: (?:a|only|just|my|one|the))?$/u.test(before.join(' '))
  return isPlaced && !tokens.some(({ text }) => dataWords.has(text) || ofPretraining.test(text) || text === 'of')
}

const diskNote =
  'so much storage is not in the bill, which has what the run itself needs: ask the seller for its price.'

/** Bytes that one card has: fewer are of a text. */
const [leastMemory, mostMemory] = [1e9, 288e9]

/**
 * "The MI300X with its 192 GB", "a 3060, but the one with 6GB": as many gigabytes as a card that is named has, or any that a
 * card may have where the data is said otherwise, with no word of data beside them. So is what an error of memory tells.
 */
export function withoutNamedMemory(
  all: readonly Slot[],
  { tokens }: RecognizedText,
  { gpus }: Pick<Vocabulary, 'gpus'>,
): readonly Slot[] {
  const named = slotsOf(all, 'gpus').flatMap(({ ids }) => ids)
  const hasOtherData = all.some(
    (slot) => slot.role === 'quantity' && (slot.measure === 'examples' || slot.measure === 'tokens'),
  )
  const speaksOfData = ({ from, to }: Slot): boolean =>
    [...tokens.slice(Math.max(0, from - around), from), ...tokens.slice(to, to + around)].some(({ text }) =>
      dataWords.has(text),
    )
  const slots = all.map((slot): Slot => {
    if (slot.role !== 'quantity' || slot.measure !== 'bytes') return slot
    if (isOfError(tokens, slot)) return ofMemory(slot, slot.amount.value)
    if (isUnderRun(tokens, slot))
      return tokens.some(({ text }) => fitWords.has(text))
        ? ofMemory(slot, slot.amount.value)
        : { role: 'memory', gigabytes: slot.amount.value / 1e9, isLeast: false, from: slot.from, to: slot.to }
    if (!isOfDisk(tokens, slot) || (!hasOtherData && speaksOfData(slot))) return slot
    const gigabytes = Number((slot.amount.value / 1e9).toPrecision(3))
    return { role: 'remark', note: `${gigabytes} GB: ${diskNote}`, from: slot.from, to: slot.to }
  })
  const speaksOfMemory = hasOtherData && tokens.some(({ text }) => memoryWords.has(text))
  if (named.length === 0 && !speaksOfMemory) return slots
  return slots.map((slot): Slot => {
    if (slot.role !== 'quantity' || slot.measure !== 'bytes') return slot
    const { amount } = slot
    const isOfCard = hasOtherData && amount.value >= leastMemory && amount.value <= mostMemory && amount.each !== true
    if (speaksOfData(slot) || (!isOfCard && filterByMemory(gpus, named, amount.value / 1e9).length === 0)) return slot
    return ofMemory(slot, amount.value)
  })
}

const ofMemory = ({ from, to }: Slot, bytes: number): Slot => ({
  role: 'remark',
  note: `${Number((bytes / 1e9).toPrecision(3))} GB are read as the memory of the card.`,
  from,
  to,
})
