/** "RunPod charged us $96 though nobody trained: 'network volume', 'stopped pod disk'": a bill of storage alone. */
import { type WholeSum, wholeSumsIn } from './whole-sums.ts'

export type StorageBill = {
  readonly sum: WholeSum | null
  /** "45 cents a day": the sum is of so many days. */
  readonly days: number
}

const maxLength = 400
const kept =
  /\b(?:(?:network|persistent|block|ebs|gp[23]|storage|data|root|boot)[- ]?(?:volumes?|disks?|drives?)|volume storage|(?:persistent|shared) (?:file ?systems?|storage)|(?:stopped|idle) (?:pods?|instances?|machines?|vms?)(?: disks?| storage)?|pod disks?|snapshots?|disk storage|file ?systems?|(?:pods?|instances?|machines?|vms?)(?: \w+){0,2} (?:is|are|was|were) (?:all )?(?:stopped|paused|shut down|off|terminated))\b/iu
const charged =
  /\b(?:bill(?:ed|s|ing)?|invoic\w*|charg(?:ed|es?|ing)|pay(?:ing|s)?|paid|costs?|took|deduct\w*|debit\w*|shows?|line (?:says|item)|fee)\b/iu
/** Nothing ran, or it is asked what the line is. */
const ofNothing =
  /\b(?:stopped|paused|shut (?:it |them |everything )?(?:down|off)|terminated|deleted|turned off|nobody|no (?:one|instance|pods?|machines?|gpus?|training|jobs?)|not (?:running|used|using|training)|without (?:running|using|training)|nothing (?:ran|was running|runs|is running)|didn'?t (?:run|train|use)|idle|off)\b/iu
const asksWhat =
  /\b(?:why|what(?:'s| is| are| was)?|how (?:do|can|to)|normal|explain|stop (?:it|that|this|paying)|get rid|avoid|cancel)\b/iu
const isOther = /\b(?:tokens?|epochs?|fine-?\s?tun\w*|pre-?train\w*|q?lora|egress|which provider|cheapest)\b/iu
const daily = /\b(?:a|per|each|every) day\b|\bdaily\b/iu
const cents = /(?<![\w.])(\d{1,3}) ?(?:cents?|ct)\b/iu

/** Null where no bill of storage is told, or nobody asks what it is. */
export function storageBillIn(text: string): StorageBill | null {
  if (text.length > maxLength || !kept.test(text) || !charged.test(text)) return null
  if (!ofNothing.test(text) || !asksWhat.test(text) || isOther.test(text)) return null
  const [sum, ...others] = wholeSumsIn(text)
  const ofCents = cents.exec(text)
  const typed: WholeSum | null =
    sum ??
    (ofCents === null ? null : { amount: Number(ofCents[1]) / 100, sign: '$', words: ofCents[0], from: ofCents.index })
  return others.length > 0 ? null : { sum: typed, days: daily.test(text) ? 1 : daysOfMonth }
}
const daysOfMonth = 30
