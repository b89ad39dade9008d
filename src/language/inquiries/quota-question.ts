/** "AWS limit is 0 for P instances, how do I get a p5 by Monday?": GPUs that a large cloud grants by quota, and when they are wanted. */

export type QuotaQuestion = {
  /** As typed; null: no day is named. */
  readonly until: string | null
  readonly isDenied: boolean
  /** GPUs, where the text says how few are needed beside a machine of more; null: it does not. */
  readonly needed: number | null
  /** Whether it names a quota, or asks for capacity alone. */
  readonly namesQuota: boolean
  /** AWS counts P and G instances apart. */
  readonly family: 'p' | 'g' | null
}

const quota =
  /\b(?:quotas?|(?:v?cpus?|service|instance) limits?|limit (?:exceeded|increases?)|limit is (?:0|zero)|vcpulimitexceeded|insufficient(?:instance)?capacity)\b/iu
const asksForQuota =
  /\?|\b(?:how (?:do|can|to|long|fast|quickly|soon|much)|by (?:mon|tues?|wednes|thurs?|fri|satur|sun|next|tomorrow|the end)|get|getting|grant\w*|request\w*|ask for|increase\w*|raise\w*|denied|rejected|refused|declined|realistic|count on|exceeded|what now|(?:is|says|of|=|at) ?(?:0|zero)\b)/iu
const capacity =
  /\b(?:capacity(?! blocks?)|count on (?:getting|having)|(?:will|can|could|would|do) (?:i|we|they) (?:really |actually |realistically )?(?:get|have|be given|obtain)|is it realistic|realistic|chances?|odds|likely)\b/iu
const day =
  /\b(?:by (?:next |this |the end of (?:the )?)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|by (?:next|this) (?:week|month)|by (?:the )?end of (?:the )?(?:week|month)|by tomorrow|this week|next week|tomorrow|today|tonight|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/iu
const denied = /\b(?:denied|rejected|refused|declined|turned down|not (?:granted|approved))\b/iu
const few =
  /\b(?:need|want|only|just|actually)(?: (?:only|just|actually|really|need|want|a))* (\d{1,3}|one|a single|two|four) (?:\w{1,6} )?(?:gpus?|cards?|[abhl]\d{2,3}s?)\b/iu
const fewOf: Readonly<Record<string, number>> = { one: 1, 'a single': 1, two: 2, four: 4 }
const family = /\b(?:(p)|(g))(?: instances?|\d[a-z]{0,2}(?:\.\w{1,9})?)\b/iu
/** A cluster of one's own has quotas too. */
const isOther =
  /\b(?:slurm|our cluster|university|hpc|disk quota|storage quota|api quota|rate limit|tokens? per minute|kaggle|colab)\b/iu
const maxLength = 300

/** Null where nobody asks for a quota or for capacity by a day. Whether a cloud is named that grants GPUs so is for others to see. */
export function quotaQuestionIn(text: string): QuotaQuestion | null {
  if (text.length > maxLength || isOther.test(text)) return null
  const namesQuota = quota.test(text)
  const until = day.exec(text)?.[0] ?? null
  const isCapacity = until !== null && capacity.test(text)
  if (!(namesQuota && asksForQuota.test(text)) && !isCapacity) return null
  const [, digits] = few.exec(text) ?? []
  const [, p, g] = family.exec(text) ?? []
  return {
    until,
    isDenied: denied.test(text),
    needed: digits === undefined ? null : (fewOf[digits.toLowerCase()] ?? Number(digits)),
    namesQuota,
    family: p === undefined ? (g === undefined ? null : 'g') : 'p',
  }
}
