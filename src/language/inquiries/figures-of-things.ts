/** "3x a week", "7x24", "2k x 2k images", "10 second clips": figures of other things that read as GPUs, sums or times of a run. */

const often = /(?<![\w.])(\d{1,2}) ?[x×](?= ?(?:a|per|each|every|\/) ?(?:day|week|month|year)\b)/giu
const dayAndNight = /(?<![\w.])7 ?[x×*/] ?24(?![\w.])|(?<![\w.])24 ?[x×*] ?7(?![\w.])/giu
const square = /(?<![\w.])([1-8])k ?[x×*] ?\1k(?: ?(?:px|pixels?)\b)?(?![\w.])/giu
const pixelsOfK = 1024

const lengthOf = String.raw`(?<length>\d{1,3}(?:\.\d)?)[ -]?(?<unit>s|secs?|seconds?|min|mins|minutes?)`
const thing = String.raw`(?:clips?|videos?|vids|snippets?|utterances?|segments|chunks|recordings?|samples|files|shots|loops)`
/** "10 second clips", "5s product videos" */
const lengthBefore = new RegExp(
  String.raw`(?<![\w.$€£])${lengthOf}(?:[ -]long)?[ -](?<kind>(?:(?!of\b|to\b|per\b|and\b|or\b|for\b|on\b)[a-z]{2,10} )?${thing})\b(?:,? (?<count>\d[\d,.]{0,8} ?k?) of (?:them|those))?`,
  'iu',
)
const countBefore = new RegExp(
  String.raw`(?<![\w.$€£])(?<count>\d[\d,.]{0,8} ?k?) (?<kind>(?:[a-z]{2,10} )?${thing})(?: of| with|,| at)? ?(?:about |around |~)?${lengthOf}(?: each| long)?(?![\w/])`,
  'iu',
)
const ofSound = /\b(?:whisper|wav2vec\w*|mms|asr|stt|tts|speech|audio|voice|hubert|parakeet|canary|xtts|piper|vits)\b/iu
const ofFilms = /\b(?:videos?|vids|clips?|wan|hunyuan|ltx|film|animat\w+)\b/iu
const cheap = /\dk? ?[x×*/]|\d ?-?(?:s|sec|min)/iu
const maxLength = 1000
const whisperSeconds = 30

/** Unchanged where nothing of the kind is said. */
export function withFiguresOfThings(text: string): string {
  if (text.length > maxLength || !cheap.test(text)) return text
  const plain = text
    .replaceAll(often, '$1 times')
    .replaceAll(dayAndNight, '24/7')
    .replaceAll(square, (_, side: string) => `${Number(side) * pixelsOfK} pixels`)
  if (
    !/\b(?:clips?|videos?|vids|snippets?|utterances?|segments|chunks|recordings?|samples|files|shots|loops)\b/iu.test(
      plain,
    )
  )
    return plain
  const isSound = ofSound.test(plain)
  if (!isSound && !ofFilms.test(plain)) return plain
  const found = countBefore.exec(plain) ?? lengthBefore.exec(plain)
  const { length = '', unit = '', kind = '', count } = found?.groups ?? {}
  if (
    found === null ||
    (isSound && count === undefined) ||
    /\bwithin|deadline|under|at most\b/iu.test(plain.slice(Math.max(0, found.index - 12), found.index))
  )
    return plain
  const [before, after] = [plain.slice(0, found.index), plain.slice(found.index + found[0].length)]
  // Of films the length of a clip is no time of the run; of sound all of it is what is trained on.
  if (!isSound) return `${before}${count === undefined ? '' : `${count} `}${kind}${after}`
  // Whisper fills each of them up to its window.
  const least = /\bwhisper\b/iu.test(plain) ? whisperSeconds : 0
  const each = Math.max(least, Number(length) * (/^m/iu.test(unit) ? 60 : 1))
  const pieces = Number((count ?? '').replaceAll(/[,\sk]/giu, '')) * (/k$/iu.test(count ?? '') ? 1000 : 1)
  const hours = (pieces * each) / 3600
  return hours > 0 && Number.isFinite(hours)
    ? `${before}${hours >= 10 ? Math.round(hours) : hours.toFixed(1)} hours of audio${after}`
    : plain
}
