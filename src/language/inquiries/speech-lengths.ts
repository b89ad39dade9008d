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

/** Null where no spoken texts are counted with their minutes. */
export function spokenTextsIn(text: string): SpokenTexts | null {
  if (text.length > maxLength) return null
  const found = spoken.exec(text)
  const [words, counted, length, amount = '', unit = ''] = found ?? []
  if (words === undefined || counted === undefined || length === undefined) return null
  const minutes = Number(amount) * (unit.toLowerCase().startsWith('h') ? 60 : 1)
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
