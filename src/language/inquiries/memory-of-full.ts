/** "Why does full fine-tuning of a 7B need so many cards?": the reason is asked, and no plan. */
const asksWhy =
  /\b(?:why|how come|what (?:eats|takes|uses|fills|needs)|where does|(?:don['’]?t|do not|didn['’]?t) (?:get|understand|see) (?:why|how)|explain)\b/iu
const full = /\b(?:full(?:y)?(?:[ -](?:ft|fine[- ]?tun\w*|training|train|parameter\w*|param|weights?))?|sft full)\b/iu
const trains = /\b(?:ft|fine-?tun\w*|fine tun\w*|train\w*)\b/iu
const ofRoom =
  /\b(?:v?ram|memory|oom\w*|fits?|gpus?|cards?|gigs?|gigabytes?|\d{1,4}\+? ?(?:gb|gig)|[abhl]\d{2,3}s?|80gb)\b/iu
/** Another reason is asked. */
const ofOther =
  /\b(?:slow\w*|faster|cheap\w*|costs?|expensive|dear|pric\w*|loss|nan|spot|forget\w*|better|worse|quality|tok\/s)\b|\$|\btokens\b|\bexamples\b/iu
const memory = /(?<![\w.])\d{1,4}(?:\.\d)?\+? ?(?:gb|gib|gigs?)\b/giu
const maxLength = 240

export type MemoryOfFull = {
  /** Without memory, which reads as text to train on, and methods, of which several stand there. */
  readonly rest: string
  readonly namesUnsloth: boolean
  /** Of the cards, as it is asked about: "8 gpus". */
  readonly count: number | null
}

/** Null where no reason for the memory of full fine-tuning is asked. */
export function memoryOfFullIn(text: string): MemoryOfFull | null {
  if (text.length > maxLength || !asksWhy.test(text) || !full.test(text) || !trains.test(text)) return null
  if (!ofRoom.test(text) || ofOther.test(text)) return null
  const counts = [...text.matchAll(/(?<![\w.-])(\d{1,3}) ?x? ?(?:gpus?|cards?|[abh]\d{2,3}s?)\b/giu)]
  return {
    rest: text.replaceAll(memory, ' ').replaceAll(/\bq?lora\b/giu, ' '),
    namesUnsloth: /\bunsloth\b/iu.test(text),
    count: counts[0] === undefined ? null : Number(counts[0][1]),
  }
}
