/** "13k call transcripts, 45 min each": texts that are as long as somebody speaks, and no time to finish in. */

export type SpokenTexts = {
  readonly minutes: number
  /** As typed. */
  readonly words: string
  /** The text with so many tokens for each in the place of the minutes. */
  readonly restWith: (tokens: number) => string
}

const nouns = String.raw`(?:(?:call |meeting |audio |video |interview |podcast )?(?:transcripts?|transcriptions?|recordings?|calls|meetings|episodes|podcasts|interviews|lectures|sessions|conversations|videos|consultations|hearings|debates|sermons|talks))`
const time = String.raw`(\d{1,3}(?:\.\d)?)[ -]?(min(?:ute)?s?|h(?:ou)?rs?|h)`
const spoken = new RegExp(
  String.raw`\b(\d[\d,.]*k? (?:of )?(?:[a-z]{3,12} ){0,2}${nouns})((?:,| of| at| averaging| avg| with| \()? ?(?:about |around |roughly |~ ?|avg\.? |on average )?${time}\b\)?(?: (?:each|long|apiece|on average|average|per \w+|a piece))?)`,
  'iu',
)
const maxLength = 600
const longestOfBare = 240
const ofEach = /\b(?:each|long|apiece|on average|average|averaging|avg|per|a piece)\b/iu

/** Null where no spoken texts are counted with their minutes. */
export function spokenTextsIn(text: string): SpokenTexts | null {
  if (text.length > maxLength) return null
  const found = spoken.exec(text)
  const [words, counted, length, amount = '', unit = ''] = found ?? []
  if (words === undefined || counted === undefined || length === undefined) return null
  const minutes = Number(amount) * (unit.toLowerCase().startsWith('h') ? 60 : 1)
  // "5k transcripts, 12 hours": a time to finish in, unless it is said of each.
  if (minutes > longestOfBare && !ofEach.test(length)) return null
  return {
    minutes,
    words: length.replace(/^[,(\s]+/u, '').replace(/\)$/u, ''),
    // "2000 transcribed calls" are as many transcripts.
    restWith: (tokens) =>
      text.replace(
        words,
        `${counted.replace(/\b(?:(?:transcribed|recorded) (?:[a-z]+ ){0,2})?\w+$/u, 'transcripts')} x ${tokens} tokens each`,
      ),
  }
}

const heard = String.raw`(?:(?:(?:call|meeting|podcast|interview|phone|lecture|audio|support|sales|court|video) )?(?:transcripts?|transcriptions?)|(?:transcribed|recorded) (?:calls|meetings|interviews|podcasts|lectures|audio|speech|sessions|hearings|videos)|(?:call|meeting|podcast|interview|voice|audio|phone|lecture|radio) (?:recordings|logs|archives?))`
const roughly = String.raw`(?:about|around|roughly|approx(?:imately|\.)?|some|ca\.?|circa|~|≈|in total|totall?ing|together|altogether|worth|i\.?e\.?)`
const ofAll = new RegExp(
  String.raw`(?<head>(?:\d+ (?:years|months)['’]?(?: worth)? of (?:our |the |my )?)?(?:(?<![\w.$€£])(?<count>\d[\d.,]{0,9})(?<scale> ?k\b)? (?:\p{L}+ ){0,3}?)?(?<noun>\b${heard})(?: (?:of|from|over) (?:the |our )?(?:last |past )?\d+ years)?)(?<joint>[\s(,–—:;-]{1,3})(?:${roughly} ?){0,2}(?<hours>(?<amount>\d(?:[\d.,]{0,9}\d)?)(?<thousands> ?(?:k|thousand)\b)? ?(?:h|hrs?|hours?)\b)(?<sound> of (?:audio|speech|talk|calls|recordings?|sound)| in total| total| altogether)?\)?`,
  'iu',
)
const isLimit = /^(?: (?:deadline|max|limit|tops|at most|or less|each|apiece|per|long)\b|\/)/iu
/** Behind a comma so few hours may be a time to finish in. */
const leastBehindComma = 100

/** "Our call transcripts (approx 90k hours)": how long all that was said took; null: no such hours stand behind transcripts, or their tokens are told. */
export function spokenHoursIn(
  text: string,
): { readonly rest: string; readonly texts: null } | { readonly texts: SpokenTexts } | null {
  const found = text.length > maxLength || /\d ?[kmb]? ?tok(?:en)?s?\b/iu.test(text) ? null : ofAll.exec(text)
  if (found?.groups === undefined) return null
  const [whole] = found
  const { head = '', noun = '', joint = '', hours = '', amount = '', count, scale, thousands, sound } = found.groups
  const valueOf = (typed: string, ofScale: string | undefined): number =>
    Number(typed.replaceAll(',', '')) * (ofScale === undefined ? 1 : 1000)
  const value = valueOf(amount, thousands)
  const isTime = !joint.includes('(') && sound === undefined && value < leastBehindComma
  if (!(value > 0) || isTime || isLimit.test(text.slice(found.index + whole.length))) return null
  const texts = count === undefined ? 0 : valueOf(count, scale)
  if (!(texts > 0)) return { rest: text.replace(whole, `${hours} of ${noun}`), texts: null }
  const minutes = Math.round((value * 60) / texts)
  return minutes < 1
    ? null
    : { texts: { minutes, words: hours, restWith: (tokens) => text.replace(whole, `${head} x ${tokens} tokens each`) } }
}
