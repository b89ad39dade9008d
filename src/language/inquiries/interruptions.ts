/** "Interrupted 3 times a day", "ckpt takes 4 min": what spot costs in work, and no part of the job. */
import { hoursOfDay, hoursOfUnit } from '../../scenario/hours-of-time.ts'

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
/** "About one failure a day", "one fails every 3 days somewhere in the cluster" */
const failuresOfAll = new RegExp(
  String.raw`\b(?:(?:about|around|roughly|some) )?${number} (?:failures?|crash(?:es)?|interruptions?|pre-?emptions?|evictions?) (?:an?|per|each|every|in) (?:(\d{1,3}) ?)?(days?|weeks?|hours?)\b|\b(?:one|a (?:node|machine|gpu)|something|some (?:node|machine|gpu)) (?:fails|dies|breaks|crashes) (?:about |around |roughly )?(?:once )?(?:an?|per|each|every) (?:(\d{1,3}) ?)?(days?|weeks?|hours?) (?:somewhere|in (?:the |our )?(?:whole )?cluster|across)\b`,
  'iu',
)
/** "Preempted every ~9h on average" */
const interval =
  /(?:\b(?:if|when|as) )?(?:\b(?:we|it|they|jobs?) )?(?:\b(?:get|gets|got|are|is|was|were|be|being|getting) )?\b(?:interrupt\w*|preempt\w*|evict\w*|reclaim\w*|crash\w*|dies?|kill(?:s|ed)|kicked(?: (?:off|out))?|yanked|taken (?:back|away)) (?:about |around |roughly |maybe )?(?:every|once every|each|after) ?~?(?:about |around )?(\d+(?:\.\d+)?) ?(h|hours?|hrs?|days?|min|minutes?)\b(?: on average| or so| last time)*/iu
const saving = new RegExp(
  String.raw`(?:\b(?:a|each|one|the|our|writing|saving) )?\b(?:checkpoints?|ckpts?|chkpts?|saves?|saving)\b(?:(?: (?:a|each|the) (?:checkpoint|ckpt))?(?: \w+)? ?(?:takes?|take|needs?|lasts?|is|are|=|:)(?: (?:me|us))?(?: (?:about|around|roughly|like|some|maybe|approx\.?|approximately|up to|nearly|almost|a good)){0,2}|(?<=(?:checkpoint|ckpt|save))(?: ?time)?) ~?${number} ?(s|secs?|seconds?|m|mins?|minutes?|h|hours?)\b(?: (?:to (?:write|save)|each))?`,
  'iu',
)
/** "5 min to save": the time before what it is of. */
const savingBehind = new RegExp(
  String.raw`\b${number} ?(s|secs?|seconds?|m|mins?|minutes?|h|hours?) (?:to|for(?: each| a| every)?) (?:save|saving|write|checkpoint\w*|ckpts?|each (?:save|checkpoint)|an? (?:save|checkpoint))\b`,
  'iu',
)
/** "How often should we checkpoint, if one takes 2 min", "each write blocks 45 s": where saving is spoken of. */
const savingOfOne = new RegExp(
  String.raw`\b(?:(?:if |when |as )?(?:one|it|each(?: one)?|a write|(?:each|every|one) write|each (?:checkpoint|ckpt|save)|(?:checkpoints?|ckpts?|saves?|saving|writing(?: (?:one|it|a checkpoint))?)(?: \w{1,12}){0,2}?)) (?:takes?|blocks?|stalls?|pauses?|costs?|holds? up|freezes?|needs?)(?: (?:us|me|all|the|training|run|job|gpus|everything|about|around|roughly|for|some|up)){0,5} ~?${number} ?(s|secs?|seconds?|m|mins?|minutes?)\b`,
  'iu',
)
const speaksOfSaving = /\b(?:checkpoint\w*|ckpts?|chkpts?|saves?|saving|snapshots?)\b/iu
const unitHours: Readonly<Record<string, number>> = { s: 1 / 3600, m: 1 / 60, h: 1 }

/** Null where neither is named. */
export function interruptionsIn(text: string): Interruptions | null {
  const often = interruption.exec(text)
  const each = often === null ? interval.exec(text) : null
  const ofAll = often === null && each === null ? failuresOfAll.exec(text) : null
  const save =
    saving.exec(text) ?? savingBehind.exec(text) ?? (speaksOfSaving.test(text) ? savingOfOne.exec(text) : null)
  if (often === null && each === null && ofAll === null && save === null) return null
  let rest = text
  for (const found of [often, each, ofAll, save]) if (found !== null) rest = rest.replace(found[0], ' ')
  const valueOf = (word = ''): number => numberWords[word.toLowerCase()] ?? Number(word)
  const letter = (word = ''): string => word[0]?.toLowerCase() ?? ''
  return {
    hoursBetween:
      often !== null
        ? (hoursOfUnit(often[2] ?? '') ?? hoursOfDay) / valueOf(often[1])
        : each === null
          ? ofAll === null
            ? null
            : ((hoursOfUnit(ofAll[3] ?? ofAll[5] ?? '') ?? hoursOfDay) * Number(ofAll[2] ?? ofAll[4] ?? 1)) /
              valueOf(ofAll[1] ?? '1')
          : Number(each[1]) * (letter(each[2]) === 'd' ? hoursOfDay : (unitHours[letter(each[2])] ?? 1)),
    saveHours: save === null ? null : valueOf(save[1]) * (unitHours[letter(save[2])] ?? 1),
    words: [often?.[0], each?.[0], ofAll?.[0], save?.[0]].flatMap((one) => one?.trim() ?? []).join(', '),
    rest: rest
      .replaceAll(/[^\S\n]+/gu, ' ')
      .replaceAll(/ ([?.,])/gu, '$1')
      .trim(),
  }
}
