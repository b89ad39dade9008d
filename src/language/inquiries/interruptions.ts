/** "Interrupted 3 times a day", "ckpt takes 4 min": what spot costs in work, and no part of the job. */

export type Interruptions = {
  /** Hours between two interruptions, and hours to save; null: it is not said. */
  readonly hoursBetween: number | null
  readonly saveHours: number | null
  readonly words: string
  readonly rest: string
}

const numberWords: Readonly<Record<string, number>> = { once: 1, twice: 2, one: 1, two: 2, three: 3, four: 4 }
const number = String.raw`(\d+(?:\.\d+)?|once|twice|one|two|three|four)`
const interruption = new RegExp(
  String.raw`(?:\b(?:if|when|as) )?(?:\b(?:we|it|they|jobs?) )?(?:\b(?:get|gets|are|is|be|being|getting) )?\b(?:interrupt\w*|preempt\w*|evict\w*|reclaim\w*|crash\w*|dies?|kill(?:s|ed)|kicked(?: (?:off|out))?|yanked|taken (?:back|away))\b(?: about| around| roughly| maybe)? ~?${number}(?: ?x|×| times?)? (?:an?|per|each|every) (day|week|hour)\b`,
  'iu',
)
/** "Preempted every ~9h on average" */
const interval =
  /(?:\b(?:if|when|as) )?(?:\b(?:we|it|they|jobs?) )?(?:\b(?:get|gets|got|are|is|was|were|be|being|getting) )?\b(?:interrupt\w*|preempt\w*|evict\w*|reclaim\w*|crash\w*|dies?|kill(?:s|ed)|kicked(?: (?:off|out))?|yanked|taken (?:back|away)) (?:about |around |roughly |maybe )?(?:every|once every|each|after) ?~?(?:about |around )?(\d+(?:\.\d+)?) ?(h|hours?|hrs?|days?|min|minutes?)\b(?: on average| or so| last time)*/iu
const saving = new RegExp(
  String.raw`(?:\b(?:a|each|one|the|our|writing|saving) )?\b(?:checkpoints?|ckpts?|chkpts?|saves?|saving)\b(?:(?: (?:a|each|the) (?:checkpoint|ckpt))?(?: \w+)? ?(?:takes?|take|needs?|lasts?|is|are|=|:)(?: about| around| roughly)?|(?<=(?:checkpoint|ckpt|save))(?: ?time)?) ${number} ?(s|secs?|seconds?|m|mins?|minutes?|h|hours?)\b(?: (?:to (?:write|save)|each))?`,
  'iu',
)
/** "5 min to save": the time before what it is of. */
const savingBehind = new RegExp(
  String.raw`\b${number} ?(s|secs?|seconds?|m|mins?|minutes?|h|hours?) (?:to|for(?: each| a| every)?) (?:save|saving|write|checkpoint\w*|ckpts?|each (?:save|checkpoint)|an? (?:save|checkpoint))\b`,
  'iu',
)
const periodHours: Readonly<Record<string, number>> = { d: 24, w: 168, h: 1 }
const unitHours: Readonly<Record<string, number>> = { s: 1 / 3600, m: 1 / 60, h: 1 }

/** Null where neither is named. */
export function interruptionsIn(text: string): Interruptions | null {
  const often = interruption.exec(text)
  const each = often === null ? interval.exec(text) : null
  const save = saving.exec(text) ?? savingBehind.exec(text)
  if (often === null && each === null && save === null) return null
  let rest = text
  for (const found of [often, each, save]) if (found !== null) rest = rest.replace(found[0], ' ')
  const valueOf = (word = ''): number => numberWords[word.toLowerCase()] ?? Number(word)
  const letter = (word = ''): string => word[0]?.toLowerCase() ?? ''
  return {
    hoursBetween:
      often !== null
        ? (periodHours[letter(often[2])] ?? 24) / valueOf(often[1])
        : each === null
          ? null
          : Number(each[1]) * (letter(each[2]) === 'd' ? 24 : (unitHours[letter(each[2])] ?? 1)),
    saveHours: save === null ? null : valueOf(save[1]) * (unitHours[letter(save[2])] ?? 1),
    words: [often?.[0], each?.[0], save?.[0]].flatMap((one) => one?.trim() ?? []).join(', '),
    rest: rest
      .replaceAll(/[^\S\n]+/gu, ' ')
      .replaceAll(/ ([?.,])/gu, '$1')
      .trim(),
  }
}
