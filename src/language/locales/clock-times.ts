/** Times of day as languages write them: "um 9 Uhr", "à 18 h", "오전 9시" to "9am". */

const evening = String.raw`午後|下午|晚上|오후|저녁|夜の?`
const morning = String.raw`午前|上午|早上|凌晨|오전|아침|朝の?`

/** Hours of the day; the group "late" says that it is past noon. */
const forms: readonly RegExp[] = [
  new RegExp(String.raw`(?:(?<late>${evening})|${morning}) ?(?<hour>\d{1,2}) ?(?:時|点|點|시)(?!間)`, 'gu'),
  /(?<![\d.,:])(?:\bum )?(?<hour>\d{1,2}) Uhr\b(?: (?:früh|morgens|(?<late>abends|nachmittags)))?/giu,
  /(?<![\p{L}\d])à (?<hour>\d{1,2}) ?h(?:eures)?\b(?: (?:du matin|(?<late>du soir|de l'après-midi)))?/giu,
  /\ba las (?<hour>\d{1,2})\b(?: de la (?:mañana|(?<late>tarde|noche)))?/giu,
  /(?<![\p{L}\d])às (?<hour>\d{1,2}) ?h?\b(?: da (?:manhã|(?<late>tarde|noite)))?/giu,
  /\balle (?:ore )?(?<hour>\d{1,2})\b(?: (?:del mattino|di mattina|(?<late>di sera|del pomeriggio)))?/giu,
  // "vendredi 18 h", "viernes 18h", "sexta 18h"
  /(?<=\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda|terça|quarta|quinta|sexta|amanhã) )(?<hour>\d{1,2}) ?h(?:eures|oras)?\b/giu,
  /\bom (?<hour>\d{1,2}) uur\b/giu,
]

/** "halb neun", "half negen": half an hour before the hour that is named. */
const hourWords = [
  ['eins', 'een'], ['zwei', 'twee'], ['drei', 'drie'], ['vier'], ['fünf', 'vijf'], ['sechs', 'zes'], ['sieben', 'zeven'],
  ['acht'], ['neun', 'negen'], ['zehn', 'tien'], ['elf'], ['zwölf', 'twaalf'],
] as const // prettier-ignore
const halfHour = new RegExp(
  String.raw`\b(?:um |om )?(?:halb|half) (?<word>${hourWords.flat().join('|')}|\d{1,2})\b(?: uhr| uur)?`,
  'giu',
)
const hanDigits = '一二三四五六七八九'
/** "早上九点" */
const hanHour = new RegExp(
  String.raw`(?:(?<late>${evening})|${morning}) ?(?<hour>十?[${hanDigits}]|十)(?:時|点|點)(?!間)`,
  'gu',
)

function withHalfHours(text: string): string {
  return text.replaceAll(halfHour, (whole, word: string) => {
    const named = hourWords.findIndex((words) => words.some((one) => one === word.toLowerCase())) + 1
    const hour = (named === 0 ? Number(word) : named) - 1
    return hour < 0 || hour > 23 ? whole : ` ${hour === 0 ? 12 : hour}:30am `
  })
}

/** The times of a text as English has them: "um 18 Uhr" is " 6pm ". */
export const withClockTimes = (text: string): string =>
  [hanHour, ...forms].reduce((read, form) => {
    const written = [...read.matchAll(form)].map((match) => ({ match, time: timeOf(match.groups ?? {}) }))
    return written.reduceRight(
      (changed, { match, time }) =>
        time === null ? changed : changed.slice(0, match.index) + time + changed.slice(match.index + match[0].length),
      read,
    )
  }, withHalfHours(text))

/** "九", "十一", "9". */
function hoursOf(digits: string): number {
  const last = hanDigits.indexOf(digits.at(-1) ?? ' ') + 1
  return digits.startsWith('十') ? 10 + last : last > 0 ? last : Number(digits)
}

function timeOf({ hour: digits, late }: { readonly [name: string]: string | undefined }): string | null {
  const written = hoursOf(digits ?? '')
  const hour = late !== undefined && written < 12 ? written + 12 : written
  return hour > 24 ? null : ` ${hour % 12 === 0 ? 12 : hour % 12}${hour % 24 >= 12 ? 'pm' : 'am'} `
}
